package org.wasl.referral.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A governorate (ISO 3166-2) or a district (liwa, by its OCHA P-code) of Jordan, with the middle of it: where a search begins that knows no point.
 *
 * @param latitude degrees, WGS 84
 */
record Area(String code, String governorate, double latitude, double longitude) {
    private static final Map<String, Area> ALL = read();

    static Optional<Area> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    private static Map<String, Area> read() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Area.class.getResourceAsStream("areas.csv"), StandardCharsets.UTF_8))) {
            return in.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(c -> new Area(c[0], c[3], Double.parseDouble(c[4]), Double.parseDouble(c[5])))
                    .collect(Collectors.toMap(Area::code, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
