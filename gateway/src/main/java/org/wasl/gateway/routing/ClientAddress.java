package org.wasl.gateway.routing;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * From where a request comes. Of X-Forwarded-For the last address that no trusted proxy has: what is written before it, a client may have written
 * itself.
 */
@Singleton
class ClientAddress {
    private final List<IpSubnetFilterRule> trusted;

    @Inject
    ClientAddress(GatewayConfig config) {
        trusted = config.trustedProxies().orElse(List.of()).stream()
                .map(String::strip)
                .map(ClientAddress::rule)
                .toList();
    }

    String of(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        List<String> forwarded = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .toList();
        for (int i = forwarded.size() - 1; i >= 0 && isTrusted(address); i--) {
            if (!isAddress(forwarded.get(i))) {
                break;
            }
            address = forwarded.get(i);
        }
        return address;
    }

    boolean isTrusted(String address) {
        return !trusted.isEmpty() && isAddress(address) && isTrusted(socket(address));
    }

    private boolean isTrusted(InetSocketAddress address) {
        return trusted.stream().anyMatch(rule -> rule.matches(address));
    }

    private static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    private static InetSocketAddress socket(String address) {
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(address)), 0);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static IpSubnetFilterRule rule(String proxy) {
        int slash = proxy.indexOf('/');
        String address = slash < 0 ? proxy : proxy.substring(0, slash);
        if (!isAddress(address)) {
            throw new IllegalArgumentException("wasl.gateway.trusted-proxies: not an address: " + proxy);
        }
        int bits = slash >= 0 ? Integer.parseInt(proxy.substring(slash + 1)) : address.contains(":") ? 128 : 32;
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }
}
