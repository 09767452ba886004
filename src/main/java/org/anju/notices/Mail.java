package org.anju.notices;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import org.anju.frame.Words;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// E-mail by SMTP, where a server is set up. Encrypted, unless the settings say that it is not: a server on the
/// same machine. A message is marked as made by a program (RFC 3834).
@Component
class Mail implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private static final String PATIENCE = "10000";
    private static final Pattern ANSWER = Pattern.compile("^\\s*([245]\\d\\d)[ -]([245]\\.\\d{1,3}\\.\\d{1,3})?");

    private final String host;
    private final int port;
    private final String user;
    private final String password;
    private final String from;
    private final String address;
    private final Session session;
    private final Clock clock;

    /// @param host empty where there is none
    /// @param security `starttls`, `tls` or `none`
    /// @param from the sender's address
    /// @param address of this house, as people type it
    Mail(
            @Value("${anju.smtp.host:}") String host,
            @Value("${anju.smtp.port:587}") int port,
            @Value("${anju.smtp.user:}") String user,
            @Value("${anju.smtp.password:}") String password,
            @Value("${anju.smtp.security:starttls}") String security,
            @Value("${anju.smtp.from:}") String from,
            @Value("${anju.address:}") String address,
            Clock clock) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        this.from = from;
        this.address = address;
        this.clock = clock;
        if (!host.isEmpty() && (ContactAddress.read(Way.EMAIL, from).isEmpty() || address.isEmpty())) {
            throw new IllegalStateException(
                    "ANJU_SMTP_HOST is set to '%s', so ANJU_SMTP_FROM ('%s') must be an e-mail address and ANJU_ADDRESS ('%s') the address of this house."
                            .formatted(host, from, address));
        }
        this.session = Session.getInstance(settings(security));
    }

    private Properties settings(String security) {
        var settings = new Properties();
        settings.setProperty("mail.transport.protocol", "smtp");
        settings.setProperty("mail.smtp.host", host);
        settings.setProperty("mail.smtp.port", Integer.toString(port));
        settings.setProperty("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
        settings.setProperty("mail.smtp.connectiontimeout", PATIENCE);
        settings.setProperty("mail.smtp.timeout", PATIENCE);
        settings.setProperty("mail.smtp.writetimeout", PATIENCE);
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (security) {
            case "starttls" -> {
                settings.setProperty("mail.smtp.starttls.enable", "true");
                settings.setProperty("mail.smtp.starttls.required", "true");
            }
            case "tls" -> settings.setProperty("mail.smtp.ssl.enable", "true");
            case "none" -> settings.setProperty("mail.smtp.starttls.enable", "false");
            default ->
                throw new IllegalStateException(
                        "ANJU_SMTP_SECURITY is '%s'; it can be starttls, tls or none.".formatted(security));
        }
        return settings;
    }

    @Override
    public Way way() {
        return Way.EMAIL;
    }

    @Override
    public boolean isSetUp() {
        return !host.isEmpty();
    }

    @Override
    public Handed hand(Letter letter, Letter.Content content) {
        try {
            var transport = session.getTransport();
            try {
                transport.connect(user.isEmpty() ? null : user, user.isEmpty() ? null : password);
                return send(transport, letter, content);
            } finally {
                hangUp(transport);
            }
        } catch (AuthenticationFailedException e) {
            return new Handed.Later(DeadLetter.Fault.BROKEN, answer(e));
        } catch (MessagingException e) {
            return new Handed.Later(DeadLetter.Fault.AWAY, answer(e));
        }
    }

    // What came of the letter is known by now, whatever the server does at the good-bye.
    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say good-bye.", e);
        }
    }

    private Handed send(Transport transport, Letter letter, Letter.Content content) throws MessagingException {
        var message = message(letter, content);
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Handed.Taken("250");
        } catch (SMTPSendFailedException e) {
            // Not at RCPT: the server refuses the sender, or the mail itself, which is the same to everybody.
            return new Handed.Later(DeadLetter.Fault.BROKEN, answer(e));
        } catch (SendFailedException e) {
            // The receiver, refused at RCPT; for good where it begins with 5 (RFC 5321, 4.2.1).
            var answer = answer(e);
            return answer.startsWith("5")
                    ? new Handed.Never(DeadLetter.Fault.REFUSED, answer)
                    : new Handed.Later(DeadLetter.Fault.REFUSED, answer);
        }
    }

    private MimeMessage message(Letter letter, Letter.Content content) throws MessagingException {
        var words = Words.in(content.tongue());
        var message =
                new Numbered(session, "<" + letter.reference() + "@" + from.substring(from.indexOf('@') + 1) + ">");
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(content.address()));
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", content.tongue().tag());
        var code = !content.code().isEmpty();
        message.setSubject(
                code ? words.t("mail.code.subject") : words.t("mail.subject", content.unread()),
                StandardCharsets.UTF_8.name());
        message.setText(
                code
                        ? words.t("mail.code.text", content.code(), address)
                        : words.t("mail.text", content.unread(), address),
                StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    /// The numbers of the server's answer; its words may hold the address.
    private static String answer(MessagingException thrown) {
        Exception next = thrown;
        while (next != null) {
            var found = ANSWER.matcher(next.getMessage() == null ? "" : next.getMessage());
            if (found.find()) {
                return found.group(2) == null ? found.group(1) : found.group(1) + " " + found.group(2);
            }
            next = next instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return "";
    }

    /// One whose Message-ID is the same however often it is sent.
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
