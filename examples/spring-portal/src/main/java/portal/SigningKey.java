package portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The key that signs metrics tokens, and its public half for the gateway. */
@RestController
class SigningKey {
    private final RSAKey key;

    SigningKey(PortalProperties portal) throws IOException, GeneralSecurityException, JOSEException {
        RSAPrivateCrtKey secret;
        try (InputStream pem = portal.signingKey().getInputStream()) {
            secret = (RSAPrivateCrtKey) RsaKeyConverters.pkcs8().convert(pem);
        }
        // The key's own fingerprint as its id: a new key is told from the old one.
        key = new RSAKey.Builder(publicKeyOf(secret))
                .privateKey(secret)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint()
                .build();
    }

    private static RSAPublicKey publicKeyOf(RSAPrivateCrtKey secret) throws GeneralSecurityException {
        var spec = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
    }

    RSAKey key() {
        return key;
    }

    @GetMapping("/portal/jwks.json")
    Map<String, Object> publicKeys() {
        return new JWKSet(key).toJSONObject(true);
    }
}
