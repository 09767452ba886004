package org.anju.fieldwork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The phone app at `/collect`: static files, and a service worker that is told here which they are. Its
/// version is drawn from the files themselves, so that nobody can forget to raise it.
@RestController
class CollectPages implements WebMvcConfigurer {

    private static final String FOLDER = "static/collect/";
    private static final String PAGE = "index.html";
    private static final String WORKER = "worker.js";
    private static final List<String> SHARED = List.of("anju.css", "anju.svg");
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final String worker;

    CollectPages(ResourcePatternResolver resources) throws IOException {
        var files = new TreeMap<String, Resource>();
        for (var file : resources.getResources("classpath:/" + FOLDER + "*")) {
            files.put("/collect/" + Objects.requireNonNull(file.getFilename()), file);
        }
        var body = files.remove("/collect/" + WORKER);
        files.put("/collect", Objects.requireNonNull(files.remove("/collect/" + PAGE)));
        SHARED.forEach(name -> files.put("/assets/" + name, new ClassPathResource("static/assets/" + name)));
        worker = "const VERSION = '%s';%nconst FILES = [%s];%n%s"
                .formatted(
                        version(files.values(), Objects.requireNonNull(body)),
                        files.keySet().stream().map(path -> "'" + path + "'").collect(Collectors.joining(", ")),
                        text(body));
    }

    @GetMapping("/collect")
    ResponseEntity<Resource> app() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(HTML)
                .body(new ClassPathResource(FOLDER + PAGE));
    }

    /// The service worker, for `/collect` and what lies below.
    @GetMapping("/collect/worker.js")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/collect")
                .contentType(SCRIPT)
                .body(worker);
    }

    /// The app's files are asked for anew each time, so that no page is put together from two versions.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/collect/**")
                .addResourceLocations("classpath:/" + FOLDER)
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer types) {
        types.mediaType("webmanifest", MediaType.parseMediaType("application/manifest+json"));
    }

    private static String version(Iterable<Resource> files, Resource worker) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(worker.getContentAsByteArray());
            for (var file : files) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }
}
