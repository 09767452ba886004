package org.anju.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A house with a mail server and an adapter for SMS. Both are real but for that they keep what they get.
abstract class MailGround {

    static final String ADDRESS = "https://anju.example";
    static final String FROM = "no-reply@anju.example";
    static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    static final TrialAdapter ADAPTER = new TrialAdapter();

    static {
        SERVER.start();
    }

    @DynamicPropertySource
    static void aServerAndAnAdapter(DynamicPropertyRegistry settings) {
        settings.add("anju.smtp.host", () -> "127.0.0.1");
        settings.add("anju.smtp.port", () -> SERVER.getSmtp().getPort());
        settings.add("anju.smtp.security", () -> "none");
        settings.add("anju.smtp.from", () -> FROM);
        settings.add("anju.address", () -> ADDRESS);
        settings.add("anju.sms.url", ADAPTER::url);
        settings.add("anju.sms.secret", () -> TrialAdapter.SECRET);
    }

    /// What the server has for an address.
    static List<MimeMessage> mails(String to) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> receiver(mail).equals(to))
                .toList();
    }

    /// The same, once there are so many.
    static List<MimeMessage> mails(String to, int count) {
        var patience = Instant.now().plus(Duration.ofSeconds(20));
        while (mails(to).size() < count && Instant.now().isBefore(patience)) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
        return mails(to);
    }

    static String receiver(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
