package io.github.tawktemplates.examples.ktor

import freemarker.cache.ClassTemplateLoader
import freemarker.template.Configuration
import io.github.tawktemplates.TawkWidget
import io.github.tawktemplates.Visitor
import io.github.tawktemplates.freemarker.TawkFreemarker
import io.ktor.http.CacheControl
import io.ktor.server.application.Application
import io.ktor.server.application.ApplicationCall
import io.ktor.server.application.call
import io.ktor.server.application.install
import io.ktor.server.engine.embeddedServer
import io.ktor.server.freemarker.FreeMarker
import io.ktor.server.freemarker.FreeMarkerContent
import io.ktor.server.freemarker.respondTemplate
import io.ktor.server.netty.Netty
import io.ktor.server.response.ApplicationSendPipeline
import io.ktor.server.response.cacheControl
import io.ktor.server.response.header
import io.ktor.server.routing.get
import io.ktor.server.routing.routing

/** Starts the application, on the port of the environment's `PORT`. */
fun main() {
    embeddedServer(Netty, System.getenv("PORT").toInt(), "127.0.0.1") { pages() }.start(wait = true)
}

private fun Application.pages() {
    tawk(TawkWidget.fromEnvironment(System.getenv()))
    routing {
        get("/freemarker") { call.respondTemplate("home.ftlh") }
    }
}

private fun Application.tawk(widget: TawkWidget) {
    install(FreeMarker) {
        incompatibleImprovements = Configuration.VERSION_2_3_34
        templateLoader = ClassTemplateLoader(Application::class.java.classLoader, "templates")
        TawkFreemarker.install(this, widget)
    }
    sendPipeline.intercept(ApplicationSendPipeline.Before) { page ->
        if (page is FreeMarkerContent) {
            val model = mapOf("tawkVisitor" to visitor(call)) + (page.model as Map<*, *>?).orEmpty()
            call.response.cacheControl(CacheControl.NoStore(null))
            if ("Content-Security-Policy" !in call.response.headers) { // an error page comes second
                call.response.header("Content-Security-Policy", widget.contentSecurityPolicy().headerForHash())
            }
            proceedWith(FreeMarkerContent(page.template, model, contentType = page.contentType))
        }
    }
}

/** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
private fun visitor(call: ApplicationCall): Visitor {
    val user = call.request.headers["X-Forwarded-User"] ?: return Visitor.signedOut()
    return Visitor.forUserId(user).name(user).build()
}
