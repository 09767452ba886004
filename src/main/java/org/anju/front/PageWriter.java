package org.anju.front;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import html.StaticTemplates;
import html.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets a handler return a page as a value: `return pages.deskPerson(page, person)`.
@Configuration(proxyBeanMethods = false)
class PageWriter implements WebMvcConfigurer {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @Bean
    Templates templates() {
        return new StaticTemplates();
    }

    @Bean
    AbstractHttpMessageConverter<JteModel> pageConverter() {
        return new AbstractHttpMessageConverter<>(HTML) {
            @Override
            protected boolean supports(Class<?> type) {
                return JteModel.class.isAssignableFrom(type);
            }

            @Override
            protected JteModel readInternal(Class<? extends JteModel> type, HttpInputMessage input) {
                throw new HttpMessageNotReadableException("Pages are written, not read.", input);
            }

            // Rendered whole before the first byte goes out: a page that fails half way becomes an error page,
            // not half a page.
            @Override
            protected void writeInternal(JteModel page, HttpOutputMessage output) throws IOException {
                var html = new Utf8ByteOutput();
                page.render(html);
                output.getHeaders().setContentLength(html.getContentLength());
                html.writeTo(output.getBody());
            }
        };
    }
}
