package org.wasl.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientAddressTest {
    @Test
    void nobody_is_believed_where_no_proxy_is_trusted() {
        assertThat(addresses("").of(request("10.0.0.1", "203.0.113.9"))).isEqualTo("10.0.0.1");
    }

    @Test
    void a_trusted_proxy_says_who_it_was_and_what_the_client_wrote_itself_is_passed_over() {
        ClientAddress addresses = addresses("10.0.0.0/8, 192.0.2.1");

        assertThat(addresses.of(request("10.0.0.1", "1.1.1.1, 203.0.113.9"))).isEqualTo("203.0.113.9");
        assertThat(addresses.of(request("10.0.0.1", "203.0.113.9, 192.0.2.1"))).isEqualTo("203.0.113.9");
        assertThat(addresses.of(request("10.0.0.1", "nonsense"))).isEqualTo("10.0.0.1");
        assertThat(addresses.of(request("203.0.113.7", "203.0.113.9"))).isEqualTo("203.0.113.7");
    }

    @Test
    void a_setting_that_is_no_address_refuses_to_start() {
        assertThatThrownBy(() -> addresses("proxy.example")).hasMessageContaining("trusted-proxies");
    }

    private static ClientAddress addresses(String trusted) {
        return new ClientAddress(new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withDefaultValues(Map.of("wasl.gateway.trusted-proxies", trusted))
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(GatewayConfig.class));
    }

    private static HttpServerRequest request(String from, String forwarded) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", forwarded);
        return (HttpServerRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) ->
                        method.getName().equals("headers") ? headers : SocketAddress.inetSocketAddress(1, from));
    }
}
