import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

@RestController
class Orders {
    @GetMapping("/order")
    String order(@RequestParam String name) {
        // ruleid: java-response-xss
        return "<p>" + name;
    }

    @GetMapping("/answer")
    ResponseEntity<String> answer(@RequestParam String name) {
        // ruleid: java-response-xss
        return ResponseEntity.ok("<p>" + name);
    }

    @GetMapping(value = "/data", produces = MediaType.APPLICATION_JSON_VALUE)
    String data(@RequestParam String name) {
        // ok: java-response-xss
        return name;
    }

    @GetMapping("/count")
    int count(@RequestParam int count) {
        // ok: java-response-xss
        return count;
    }
}

@Controller
class Pages {
    @GetMapping("/go")
    RedirectView go(@RequestParam String to) {
        // ruleid: java-open-redirect
        return new RedirectView(to);
    }

    @GetMapping("/there")
    String there(@RequestParam String to) {
        // ruleid: java-open-redirect
        return "redirect:" + to;
    }

    @GetMapping("/back")
    String back(@RequestParam String to) {
        // ok: java-open-redirect
        return "redirect:/orders/" + to;
    }

    @GetMapping("/page")
    ModelAndView page(@RequestParam String page) {
        // ruleid: java-forward
        return new ModelAndView(page);
    }

    @GetMapping("/named")
    ModelAndView named(@RequestParam String page) {
        // ok: java-forward
        return new ModelAndView("orders", "page", page);
    }

    void headers(@RequestParam String name, HttpHeaders headers) {
        // ruleid: java-header-injection
        headers.add("X-Name", name);
        // ok: java-header-injection
        headers.add("X-Name", "all");
    }
}
