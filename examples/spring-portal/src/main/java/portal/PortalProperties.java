package portal;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * @param gatewayUrl where the gateway is, without a slash at the end
 * @param signingKey an RSA key in PKCS#8 PEM (openssl genpkey -algorithm RSA), the same for all replicas
 * @param users      who may sign in, and whose series they see: a real portal asks its own database
 */
@ConfigurationProperties("portal")
public record PortalProperties(URI gatewayUrl, Resource signingKey, List<User> users) {

    public record User(String name, String password, List<String> namespaces) {}

    List<String> namespacesOf(String name) {
        return users.stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .map(User::namespaces)
                .orElse(List.of());
    }
}
