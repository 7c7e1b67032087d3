package portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The gateway on the portal's own origin: the page holds no token. */
@RestController
class GatewayProxy {
    private static final String PREFIX = "/metrics";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    /** The gateway takes 256 KiB: of a longer form so much that it refuses it. */
    private static final int FORM_READ = 256 * 1024 + 1;

    /** Of the browser's headers these go on. Its cookies and credentials are the portal's. */
    private static final List<String> ASKED =
            List.of("Accept-Encoding", "Content-Type", "If-None-Match", "X-Request-Id", "traceparent");

    private static final List<String> ANSWERED = List.of(
            "Cache-Control", "Content-Encoding", "Content-Type", "ETag", "Retry-After", "Vary", "X-Request-Id");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final PortalProperties portal;
    private final MetricsToken tokens;

    GatewayProxy(PortalProperties portal, MetricsToken tokens) {
        this.portal = portal;
        this.tokens = tokens;
    }

    @RequestMapping(path = PREFIX + "/api/**", method = {RequestMethod.GET, RequestMethod.POST})
    void proxy(Principal user, HttpServletRequest asked, HttpServletResponse answered)
            throws IOException, InterruptedException {
        var answer = answer(request(user, asked));
        // Closed, it ends the request to the gateway: also where the browser has gone.
        try (InputStream body = answer.body()) {
            answered.setStatus(answer.statusCode());
            for (String name : ANSWERED) {
                answer.headers().firstValue(name).ifPresent(value -> answered.setHeader(name, value));
            }
            body.transferTo(answered.getOutputStream());
        } catch (IOException broken) {
            // Ends the connection. An IOException Spring might take for a browser that has gone, and end half an answer
            // as if it were whole.
            throw new IllegalStateException("The answer broke off.");
        }
    }

    private HttpResponse<InputStream> answer(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException unreachable) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, "The metrics gateway does not answer.", unreachable);
        }
    }

    private HttpRequest request(Principal user, HttpServletRequest asked) throws IOException {
        String path = asked.getRequestURI().substring(asked.getContextPath().length() + PREFIX.length());
        String query = asked.getQueryString() == null ? "" : "?" + asked.getQueryString();
        byte[] form = asked.getInputStream().readNBytes(FORM_READ);
        var request = HttpRequest.newBuilder(URI.create(portal.gatewayUrl() + path + query))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.of(user.getName()))
                .method(asked.getMethod(), form.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(form));
        for (String name : ASKED) {
            if (asked.getHeader(name) != null) request.header(name, asked.getHeader(name));
        }
        return request.build();
    }
}
