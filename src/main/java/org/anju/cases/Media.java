package org.anju.cases;

import java.util.Arrays;
import java.util.Optional;

/// What can be uploaded, recognised by its first bytes and not by what it is called.
public enum Media {
    JPEG("image/jpeg", "jpg", 0xff, 0xd8, 0xff),
    PNG("image/png", "png", 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a),
    PDF("application/pdf", "pdf", '%', 'P', 'D', 'F', '-');

    private final String type;
    private final String ending;
    private final int[] beginning;

    Media(String type, String ending, int... beginning) {
        this.type = type;
        this.ending = ending;
        this.beginning = beginning;
    }

    public String type() {
        return type;
    }

    /// Of a file's name.
    public String ending() {
        return ending;
    }

    static Optional<Media> of(byte[] content) {
        return Arrays.stream(values()).filter(one -> one.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        if (content.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((content[i] & 0xff) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
