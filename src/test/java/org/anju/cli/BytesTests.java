package org.anju.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anju.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `bytes.tsv` knows every column of bytes, so that none that is sealed is forgotten when the key changes.
@HouseTest
class BytesTests {

    @Autowired
    JdbcClient db;

    @Test
    void everyColumnOfBytesIsSealedOrSaysWhatItIs() {
        var held = db.sql("""
                        select n.nspname || '.' || c.relname || '.' || a.attname
                        from pg_attribute a
                        join pg_class c on c.oid = a.attrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        where a.atttypid = 'bytea'::regtype and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0
                          and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                        """).query(String.class).list();
        assertThat(Resealing.columns().stream().map(column -> column.table() + "." + column.name()))
                .containsExactlyInAnyOrderElementsOf(held);
        assertThat(Resealing.columns())
                .extracting(Resealing.Column::what)
                .isSubsetOf(List.of("sealed", "digest", "public", "chance"));
    }
}
