package io.pgconvoy.connect;

import org.jspecify.annotations.Nullable;

/** Asks a person for a password. */
@FunctionalInterface
public interface PasswordPrompt {
    /** For programs with nobody to ask. */
    PasswordPrompt NOBODY = prompt -> null;

    /**
     * @param prompt such as {@code "Password: "}
     * @return null if there is nobody to ask, or no answer
     */
    @Nullable
    String ask(String prompt);
}
