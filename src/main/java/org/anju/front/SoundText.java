package org.anju.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import org.anju.shared.Problem;
import org.eclipse.jetty.http.HttpException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Turns away parameters that no keyboard makes and no database keeps: with a zero character, with half of one,
/// or with bytes that are no text. Documents of the interface have their own check, which names the field.
@Configuration(proxyBeanMethods = false)
class SoundText implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!parameters(request).entrySet().stream()
                .allMatch(given ->
                        sound(given.getKey()) && Arrays.stream(given.getValue()).allMatch(SoundText::sound))) {
            throw unsound();
        }
        return true;
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (RuntimeException e) {
            // The server reads them only now, and says so in its own words.
            if (e instanceof HttpException unreadable && unreadable.getCode() < 500) {
                throw unsound();
            }
            throw e;
        }
    }

    private static Problem unsound() {
        return new Problem(Problem.Kind.INVALID, "text-unsound");
    }

    private static boolean sound(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
