package portal;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A short-lived token that says which namespaces' series the signed-in user may read. */
@RestController
class MetricsToken {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final JwtEncoder encoder;
    private final PortalProperties portal;

    MetricsToken(SigningKey signingKey, PortalProperties portal) {
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(signingKey.key())));
        this.portal = portal;
    }

    String of(String user) {
        Instant now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .issuer("portal")
                .audience(List.of("flink-metrics"))
                .subject(user)
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("namespaces", portal.namespacesOf(user))
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    @GetMapping("/portal/metrics-token")
    ResponseEntity<Map<String, String>> token(Principal user) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("token", of(user.getName())));
    }
}
