package io.github.tawktemplates.examples.micronaut;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class NoStore {
    @ResponseFilter
    void pages(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (request.getAttribute(NoStore.class.getName()).isPresent()) {
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
