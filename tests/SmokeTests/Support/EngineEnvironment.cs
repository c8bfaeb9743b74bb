using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace WpAspire.SmokeTests.Support;

/// <summary>
/// Settings that Testcontainers reads from the environment, once, before the first test.
/// </summary>
internal static class EngineEnvironment
{
    [ModuleInitializer]
    internal static void Initialize()
    {
        // The helper that Testcontainers cleans up with is an image from a registry; TestRun does its work.
        SetUnlessSet("TESTCONTAINERS_RYUK_DISABLED", "true");
        SetUnlessSet("TESTCONTAINERS_WAIT_STRATEGY_TIMEOUT", TestRun.Patience.ToString("c"));

        // Testcontainers speaks a newer version than older engines understand: ask the engine.
        if (Environment.GetEnvironmentVariable("DOCKER_API_VERSION") is null && AskEngine() is { } version)
        {
            Environment.SetEnvironmentVariable("DOCKER_API_VERSION", version);
        }
    }

    private static string? AskEngine()
    {
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock";
        if (!host.StartsWith("unix://", StringComparison.Ordinal) || !File.Exists(host["unix://".Length..]))
        {
            return null;
        }

        // Plain and on this thread: other threads can not run this module's code before its initializer has ended.
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 10_000 };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(host["unix://".Length..]));
            socket.Send("GET /version HTTP/1.0\r\nHost: engine\r\n\r\n"u8);
            using var reader = new StreamReader(new NetworkStream(socket));
            var answer = reader.ReadToEnd();
            using var body = JsonDocument.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..answer.LastIndexOf('}')] + "}");
            return body.RootElement.GetProperty("ApiVersion").GetString();
        }
        catch (Exception e) when (e is SocketException or IOException or JsonException)
        {
            // No engine: the first container says so better than we could here.
            return null;
        }
    }

    private static void SetUnlessSet(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is null)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
