package io.pgconvoy.connect;

import io.pgconvoy.connect.conninfo.Environment;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The PostgreSQL encoding of the user's locale, for {@code client_encoding=auto}. The launcher keeps the locale in
 * {@code PGCONVOY_LOCALE}, and gives the virtual machine one of UTF-8.
 */
final class LocaleEncoding {
    private static final Map<String, String> BY_CODESET = Map.ofEntries(
            Map.entry("utf8", "UTF8"),
            Map.entry("iso88591", "LATIN1"),
            Map.entry("iso88592", "LATIN2"),
            Map.entry("iso88593", "LATIN3"),
            Map.entry("iso88594", "LATIN4"),
            Map.entry("iso88595", "ISO_8859_5"),
            Map.entry("iso88596", "ISO_8859_6"),
            Map.entry("iso88597", "ISO_8859_7"),
            Map.entry("iso88598", "ISO_8859_8"),
            Map.entry("iso88599", "LATIN5"),
            Map.entry("iso885913", "LATIN7"),
            Map.entry("iso885915", "LATIN9"),
            Map.entry("koi8r", "KOI8R"),
            Map.entry("koi8u", "KOI8U"),
            Map.entry("cp1251", "WIN1251"),
            Map.entry("eucjp", "EUC_JP"),
            Map.entry("euckr", "EUC_KR"),
            Map.entry("gb18030", "GB18030"),
            Map.entry("gbk", "GBK"),
            Map.entry("big5", "BIG5"));

    private LocaleEncoding() {}

    static String of(Environment environment) {
        String locale = Stream.of("PGCONVOY_LOCALE", "LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.variables().getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        int dot = locale.indexOf('.');
        String codeset = dot < 0 ? "" : locale.substring(dot + 1).replaceFirst("@.*", "");
        String normalized = codeset.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return BY_CODESET.getOrDefault(normalized, "SQL_ASCII");
    }
}
