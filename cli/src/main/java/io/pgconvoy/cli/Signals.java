package io.pgconvoy.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. The JDK has only {@code sun.misc.Signal} for them (module {@code jdk.unsupported}),
 * and its compiler warns of each mention in a way that cannot be turned off: hence by reflection.
 */
final class Signals {
    private Signals() {}

    /**
     * Runs {@code action}, each time in a thread of its own, when this signal arrives. Where the JVM keeps the signal to
     * itself ({@code -Xrs}), or has no such class, the signal does what it always does.
     *
     * @param name without {@code SIG}
     */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object receiver = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), receiver);
        } catch (InvocationTargetException reserved) {
            // An IllegalArgumentException: the JVM needs the signal itself.
        } catch (ReflectiveOperationException absent) {
            // Not every JVM has the class.
        }
    }
}
