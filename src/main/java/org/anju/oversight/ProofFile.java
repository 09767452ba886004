package org.anju.oversight;

import java.nio.charset.StandardCharsets;
import org.anju.merkle.Proof;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The proof of one look as a file to keep (C2SP tlog-proof); it holds without us.
public final class ProofFile {

    private ProofFile() {}

    public static ResponseEntity<String> of(Proof proof) {
        var file = ContentDisposition.attachment().filename("anju-" + proof.index() + ".tlog-proof");
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.build().toString())
                .body(proof.written());
    }
}
