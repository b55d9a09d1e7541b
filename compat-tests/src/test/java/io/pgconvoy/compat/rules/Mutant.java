package io.pgconvoy.compat.rules;

import io.pgconvoy.compat.dump.Dumper;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** pgconvoy without one rule: its source changed, compiled and loaded beside the program as it is. */
final class Mutant implements AutoCloseable {
    private final Path classes;
    private final URLClassLoader loader;

    private Mutant(Path classes, URLClassLoader loader) {
        this.classes = classes;
        this.loader = loader;
    }

    /** @param sources the folder of the engine's source files */
    static Mutant without(HeldRule rule, Path sources) throws IOException {
        Path folder = Files.createTempDirectory("pgconvoy-rule");
        Path original = sources.resolve("io/pgconvoy").resolve(rule.file());
        Path changed = folder.resolve(original.getFileName());
        Files.writeString(changed, Files.readString(original).replace(rule.text(), rule.instead()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        String path = System.getProperty("java.class.path");
        int status = compiler.run(
                null,
                errors,
                errors,
                "-nowarn",
                "-proc:none",
                "--release",
                "17",
                "-d",
                folder.toString(),
                "-cp",
                path,
                changed.toString());
        if (status != 0) {
            throw new IllegalStateException(rule + " does not compile:\n" + errors.toString(StandardCharsets.UTF_8));
        }
        List<URL> urls = new ArrayList<>(List.of(folder.toUri().toURL()));
        Stream.of(path.split(File.pathSeparator)).map(Mutant::url).forEach(urls::add);
        return new Mutant(folder, new Program(urls.toArray(URL[]::new)));
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the program's own classes afresh, the changed one first, and the driver, which calls them; shares all others. */
    private static final class Program extends URLClassLoader {
        Program(URL[] urls) {
            super(urls, Mutant.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.startsWith("io.pgconvoy.") && !name.startsWith("io.pgconvoy.compat.")
                    || name.startsWith("org.postgresql.");
            if (!own) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    Dumper dumper(StockTools like) {
        return (server, database, options) -> {
            List<String> arguments = new ArrayList<>(List.of("dump", "--compat", like.release()));
            arguments.addAll(server.connectionArguments());
            arguments.addAll(options);
            arguments.add(database);
            return run(arguments);
        };
    }

    private ToolRun run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream output = new PrintStream(out, false, StandardCharsets.UTF_8);
                PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8)) {
            Object exit = loader.loadClass("io.pgconvoy.cli.Main")
                    .getMethod(
                            "run", String[].class, Map.class, InputStream.class, PrintStream.class, PrintStream.class)
                    .invoke(
                            null,
                            arguments.toArray(String[]::new),
                            Map.of(),
                            new ByteArrayInputStream(new byte[0]),
                            output,
                            errors);
            output.flush();
            errors.flush();
            return new ToolRun((Integer) exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
