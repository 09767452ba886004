package org.anju.town;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Draws a town as SVG, to be looked at: `TownPicture <seed> <persons> <file>`.
final class TownPicture {

    private static final double SIZE = 1400;

    private TownPicture() {}

    public static void main(String[] arguments) throws IOException {
        var town =
                Town.grow(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]), LocalDate.parse("2026-11-24"));
        Files.writeString(Path.of(arguments[2]), draw(town));
    }

    static String draw(Town town) {
        var reach = town.streets().stream()
                .flatMap(s -> s.line().stream())
                .mapToDouble(p -> Math.max(Math.abs(x(p)), Math.abs(y(p))))
                .max()
                .orElseThrow();
        var scale = SIZE / 2 / reach / 1.03;
        var svg = new StringBuilder(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%1$.0f' height='%1$.0f'>".formatted(SIZE));
        svg.append("<rect width='100%' height='100%' fill='#f6f3ea'/>");
        svg.append("<path fill='#a9cfe4' d='%s'/>".formatted(path(town.river(), scale)));
        for (var street : town.streets()) {
            var wide = street.name().endsWith("大道") || street.name().startsWith("环城");
            svg.append("<path fill='none' stroke='%s' stroke-width='%.1f' d='%s'><title>%s</title></path>"
                    .formatted(
                            wide ? "#d9a441" : "#b9b2a2", wide ? 3.0 : 1.1, path(street.line(), scale), street.name()));
        }
        var drawn = new HashSet<TownPoint>();
        town.dwellings().forEach(d -> {
            if (drawn.add(d.place())) {
                var colour = d.storeys() > 14 ? "#8c1c3a" : d.use().equals("住宅") ? "#c2654a" : "#5b6c9d";
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle r='%.1f' cx='%.1f' cy='%.1f' fill='%s'/>",
                        d.storeys() > 3 ? 1.6 : 0.9,
                        SIZE / 2 + x(d.place()) * scale,
                        SIZE / 2 - y(d.place()) * scale,
                        colour));
            }
        });
        return svg.append("</svg>").toString();
    }

    private static double x(TownPoint point) {
        return (point.longitude() - Plane.LONGITUDE) * StrictMath.cos(Math.toRadians(Plane.LATITUDE));
    }

    private static double y(TownPoint point) {
        return point.latitude() - Plane.LATITUDE;
    }

    private static String path(List<TownPoint> line, double scale) {
        return line.stream()
                .map(p -> String.format(Locale.ROOT, "%.1f %.1f", SIZE / 2 + x(p) * scale, SIZE / 2 - y(p) * scale))
                .collect(Collectors.joining("L", "M", ""));
    }
}
