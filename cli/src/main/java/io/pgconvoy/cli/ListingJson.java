package io.pgconvoy.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pgconvoy.api.ArchiveListing;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An archive's table of contents for programs. Texts of encodings that are no Unicode have one character for each byte. */
final class ListingJson {
    private ListingJson() {}

    static String of(ArchiveListing listing) {
        return JsonText.of(json -> {
            json.writeStartObject();
            writeHeader(listing.archive().header(), json);
            json.writeArrayFieldStart("entries");
            for (ArchiveEntry entry : listing.archive().entries()) {
                write(entry, listing.dataSizes().get(entry.dumpId()), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeHeader(ArchiveHeader header, JsonGenerator json) throws IOException {
        json.writeStringField("format", String.valueOf(header.format()).toLowerCase(Locale.ROOT));
        json.writeStringField(
                "version",
                header.version().major() + "." + header.version().minor() + "."
                        + header.version().revision());
        json.writeStringField("compression", header.compression().algorithm().word());
        json.writeStringField("created", header.created().toString());
        JsonText.field(json, "database", header.databaseName());
        JsonText.field(json, "serverVersion", header.serverVersion());
        JsonText.field(json, "dumpVersion", header.dumpVersion());
    }

    private static void write(ArchiveEntry entry, @Nullable Long size, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("dumpId", entry.dumpId());
        json.writeNumberField("tableOid", entry.catalogId().classOid());
        json.writeNumberField("oid", entry.catalogId().oid());
        json.writeStringField("kind", entry.kind());
        json.writeStringField("section", ListingTable.section(entry.section()));
        JsonText.field(json, "schema", entry.namespace());
        json.writeStringField("name", entry.tag());
        JsonText.field(json, "owner", entry.owner());
        JsonText.field(json, "tablespace", entry.tablespace());
        json.writeArrayFieldStart("dependencies");
        for (int dependency : entry.dependencies()) {
            json.writeNumber(dependency);
        }
        json.writeEndArray();
        json.writeBooleanField("hasData", entry.data() != null);
        if (entry.data() != null && entry.data().location() != null) {
            json.writeStringField("location", entry.data().location());
        }
        if (size != null) {
            json.writeNumberField("dataBytes", size);
        }
        json.writeEndObject();
    }
}
