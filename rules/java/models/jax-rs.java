import java.net.URI;
import javax.faces.context.FacesContext;
import javax.ws.rs.*;
import javax.ws.rs.core.Response;

class Orders {
    @GET
    String order(@QueryParam("name") String name) {
        // ruleid: java-response-xss
        return "<p>" + name;
    }

    @GET
    @Produces("application/json")
    String data(@QueryParam("name") String name) {
        // ok: java-response-xss
        return name;
    }

    @POST
    Response go(@FormParam("to") String to) {
        // ruleid: java-open-redirect
        return Response.seeOther(URI.create(to)).build();
    }

    @POST
    Response back(@FormParam("to") String to) {
        // ok: java-open-redirect
        return Response.seeOther(URI.create("/orders/" + to)).build();
    }

    @POST
    void faces(@FormParam("to") String to, FacesContext context) throws Exception {
        // ruleid: java-open-redirect
        context.getExternalContext().redirect(to);
        // ok: java-open-redirect
        context.getExternalContext().log(to);
    }

    @POST
    Response header(@FormParam("name") String name) {
        // ruleid: java-header-injection
        Response answer = Response.ok().header("X-Name", name).build();
        // ok: java-header-injection
        return Response.ok().header("X-Name", "all").build();
    }
}
