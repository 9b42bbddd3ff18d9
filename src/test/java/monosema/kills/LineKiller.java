package monosema.kills;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kills a command when it comes to a line of a method, by a debugger's breakpoint: just before the line is carried out.
 *
 * @param type name of the class
 * @param method its method or methods of that name
 * @param index of the line among those with code, zero-based
 * @param time how often the line is come to, the last time included
 */
record LineKiller(String type, String method, int index, int time) {
    /** What became of a run. */
    enum End {
        /** It was killed at the line. */
        KILLED,
        /** It never came to the line so often, and ended. */
        NOT_REACHED,
        /** The method has fewer lines. */
        NO_SUCH_LINE
    }

    /** Runs a command of a build; it has ended when this returns. */
    End run(Build build, String command) throws IOException, InterruptedException {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketListen"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        try {
            String address = connector.startListening(arguments);
            Process process = build.start(
                    command,
                    List.of("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,quiet=y,address=" + address));
            try {
                VirtualMachine machine = connector.accept(arguments);
                connector.stopListening(arguments);
                return watch(machine, process);
            } finally {
                process.destroyForcibly().waitFor();
            }
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    private End watch(VirtualMachine machine, Process process) throws InterruptedException {
        ClassPrepareRequest prepare = machine.eventRequestManager().createClassPrepareRequest();
        prepare.addClassFilter(type);
        prepare.enable();
        machine.resume();
        End end = End.NOT_REACHED;
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof BreakpointEvent) {
                        process.destroyForcibly();
                        return End.KILLED;
                    }
                    if (event instanceof ClassPrepareEvent prepared && !isSet(machine, prepared.referenceType())) {
                        end = End.NO_SUCH_LINE;
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException e) {
            process.waitFor();
            return end;
        }
    }

    private boolean isSet(VirtualMachine machine, ReferenceType loaded) {
        List<Location> lines = lines(loaded);
        if (index >= lines.size()) {
            return false;
        }
        BreakpointRequest stop = machine.eventRequestManager().createBreakpointRequest(lines.get(index));
        stop.addCountFilter(time);
        stop.enable();
        return true;
    }

    private List<Location> lines(ReferenceType loaded) {
        Map<Integer, Location> lines = new TreeMap<>();
        try {
            for (Method each : loaded.methodsByName(method)) {
                for (Location location : each.allLineLocations()) {
                    lines.putIfAbsent(location.lineNumber(), location);
                }
            }
        } catch (AbsentInformationException e) {
            throw new IllegalStateException(type + " was compiled without line numbers", e);
        }
        return new ArrayList<>(lines.values());
    }

    @Override
    public String toString() {
        return "%s.%s, line %d of it, time %d".formatted(type, method, index + 1, time);
    }
}
