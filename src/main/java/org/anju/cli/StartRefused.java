package org.anju.cli;

import org.anju.matters.MattersFaulty;
import org.anju.shared.Problem;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/// Keeps Spring Boot from burying under a stack trace what the command is about to say itself: why the house was
/// not raised. Named in `META-INF/spring.factories`.
final class StartRefused implements SpringBootExceptionReporter {

    StartRefused(ConfigurableApplicationContext house) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (@org.jspecify.annotations.Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MattersFaulty || cause instanceof Problem) {
                return true;
            }
        }
        return false;
    }
}
