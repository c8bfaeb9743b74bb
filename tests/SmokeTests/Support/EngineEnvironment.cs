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

        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(host["unix://".Length..]), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { Timeout = TimeSpan.FromSeconds(10) };

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://engine/version");
            using var response = client.Send(request);
            using var answer = JsonDocument.Parse(response.Content.ReadAsStream());
            return answer.RootElement.GetProperty("ApiVersion").GetString();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
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
