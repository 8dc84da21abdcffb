import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.Session;
import java.util.*;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.exec.CommandLine;

class Job {
    void exec(String text) {}
    void command(String text) {}
}

class Orders {
    void orders(HttpServletRequest request, Runtime runtime, ProcessBuilder builder, Session session, ChannelExec channel) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java-command-injection
        Runtime.getRuntime().exec("show " + name);
        // ruleid: java-command-injection
        runtime.exec(new String[] {"sh", "-c", "show " + name});
        // ruleid: java-command-injection
        new ProcessBuilder("sh", "-c", "show " + name).start();
        // ruleid: java-command-injection
        builder.command(List.of("sh", "-c", name));
        // ruleid: java-command-injection
        CommandLine.parse("show " + name);
        // ruleid: java-command-injection
        channel.setCommand("show " + name);
        // ok: java-command-injection
        runtime.exec("show all");
        // ok: java-command-injection
        new CommandLine("show").addArgument(name);
        // ok: java-command-injection
        session.setUserInfo(name);
        // ok: java-command-injection
        new Job().exec(name);
        // ok: java-command-injection
        new Job().command(name);
        // ok: java-command-injection
        Runtime.getRuntime().exec("kill " + Long.parseLong(name));
    }
}
