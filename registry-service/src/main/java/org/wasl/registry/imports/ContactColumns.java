package org.wasl.registry.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.registry.export.PersonColumns;
import org.wasl.registry.person.ContactPoint;

/** The columns of telephone numbers and mail addresses in a list: what they say of a person, and what of it is new. */
final class ContactColumns {
    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[\\s;,،|]+");

    private ContactColumns() {}

    /** The column that a word names, and for a telephone or an address those of further ones: a list has one for the mobile and one for the house. */
    static Stream<String> places(String name) {
        return Stream.concat(
                Stream.of(name),
                Arrays.stream(ContactPointKind.values())
                        .map(PersonColumns::of)
                        .filter(columns -> columns.contains(name))
                        .flatMap(List::stream));
    }

    /** The mail addresses of a cell. Whether they are such is checked with all else. */
    static List<String> addresses(String cell) {
        return Arrays.stream(BETWEEN_ADDRESSES.split(cell))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    /**
     * The contact points of a person who is known, after a row. A column is one place among those that anybody may use, the last column all further ones: a cell replaces
     * its own places, and an empty one empties them. A number that stands elsewhere is moved and not doubled, and the one in whose place it comes stays behind it. Of numbers
     * that are unsafe or old a list says nothing: they stay as they are, and are not made usable by standing in it.
     *
     * @param columns those of which the row says something
     */
    static List<ContactPoint> onto(List<ContactPoint> known, List<ContactPoint> read, Set<String> columns) {
        Map<ContactPointKind, Deque<ContactPoint>> usable = new EnumMap<>(ContactPointKind.class);
        for (ContactPointKind kind : ContactPointKind.values()) {
            List<String> names = PersonColumns.of(kind);
            int said = names.size();
            while (said > 0 && !columns.contains(names.get(said - 1))) {
                said--;
            }
            usable.put(
                    kind,
                    new ArrayDeque<>(usable(
                            ofKind(known, kind), ofKind(read, kind), said == names.size() ? Integer.MAX_VALUE : said)));
        }
        List<ContactPoint> points = new ArrayList<>();
        for (ContactPoint point : known) {
            ContactPoint here = point.mayBeUsed() ? usable.get(point.kind()).poll() : point;
            if (here != null) {
                points.add(here);
            }
        }
        usable.values().forEach(points::addAll);
        return points;
    }

    private static List<ContactPoint> ofKind(List<ContactPoint> points, ContactPointKind kind) {
        return points.stream().filter(point -> point.kind() == kind).toList();
    }

    /** @param said so many places the row speaks of; 0 where it speaks of none */
    private static List<ContactPoint> usable(List<ContactPoint> known, List<ContactPoint> read, int said) {
        List<ContactPoint> before =
                known.stream().filter(ContactPoint::mayBeUsed).toList();
        if (said == 0) {
            return before;
        }
        int places = Math.min(Math.max(said, read.size()), before.size());
        List<ContactPoint> now = new ArrayList<>();
        int moved = 0;
        for (ContactPoint point : read) {
            Optional<ContactPoint> same = find(known, point);
            if (find(now, point).isEmpty() && same.map(ContactPoint::mayBeUsed).orElse(true)) {
                now.add(same.orElse(point));
                moved += same.map(before::indexOf).orElse(-1) >= places ? 1 : 0;
            }
        }
        List<ContactPoint> here = new ArrayList<>(before.subList(0, places));
        List<ContactPoint> further = new ArrayList<>(before.subList(places, before.size()));
        here.removeAll(now);
        further.removeAll(now);
        now.addAll(further);
        now.addAll(here.subList(0, Math.min(moved, here.size())));
        return now;
    }

    private static Optional<ContactPoint> find(List<ContactPoint> points, ContactPoint point) {
        return points.stream().filter(point::reachesAs).findFirst();
    }
}
