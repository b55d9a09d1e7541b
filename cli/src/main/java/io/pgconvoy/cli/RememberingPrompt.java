package io.pgconvoy.cli;

import io.pgconvoy.connect.PasswordPrompt;
import org.jspecify.annotations.Nullable;

/** Asks once only, however many attempts to connect need the answer. */
final class RememberingPrompt implements PasswordPrompt {
    private final PasswordPrompt prompt;
    private @Nullable String answer;

    RememberingPrompt(PasswordPrompt prompt) {
        this.prompt = prompt;
    }

    @Override
    public @Nullable String ask(String question) {
        if (answer == null) {
            answer = prompt.ask(question);
        }
        return answer;
    }
}
