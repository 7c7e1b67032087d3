package portal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;

@Configuration
class SecurityConfiguration {

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        var asked = RegexRequestMatcher.regexMatcher("/(metrics|portal)/.*");
        return http.authorizeHttpRequests(requests -> requests
                        // Public keys: the gateway reads them without signing in.
                        .requestMatchers("/portal/jwks.json").permitAll()
                        .anyRequest().authenticated())
                // The gateway answers questions only: a form that another site posts changes nothing.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/metrics/**"))
                .httpBasic(Customizer.withDefaults())
                .formLogin(Customizer.withDefaults())
                // What a script asked for gets a status instead of the page that signs in.
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), asked))
                .build();
    }

    @Bean
    UserDetailsService users(PortalProperties portal) {
        return new InMemoryUserDetailsManager(portal.users().stream()
                .map(user -> User.withUsername(user.name())
                        .password(user.password())
                        .build())
                .toList());
    }
}
