using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.MailCatcher;

/// <summary>Waits for the greeting at each address that the mail catcher should listen on.</summary>
internal sealed class MailCatcherHealthCheck(MailCatcherResource catcher, HostGateway gateway) : IHealthCheck
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var host = await gateway.GetAsync(cancellationToken);
        var endPoints = host.Addresses.Prepend(IPAddress.Loopback).Select(a => new IPEndPoint(a, catcher.SmtpEndpoint.Port)).ToList();
        foreach (var endPoint in endPoints)
        {
            if (await ProblemAsync(endPoint, cancellationToken) is { } problem)
            {
                return HealthCheckResult.Unhealthy($"{endPoint} does not greet: {problem}");
            }
        }

        return HealthCheckResult.Healthy($"listens on {string.Join(" and ", endPoints)}");
    }

    private static async Task<string?> ProblemAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);
        try
        {
            using var client = new TcpClient(endPoint.AddressFamily);
            await client.ConnectAsync(endPoint, timeout.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            var greeting = await reader.ReadLineAsync(timeout.Token);
            await stream.WriteAsync("QUIT\r\n"u8.ToArray(), timeout.Token);
            return greeting?.StartsWith("220 ", StringComparison.Ordinal) == true ? null : $"it says '{PlainLine.Of(greeting)}'";
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return exception.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {s_timeout.TotalSeconds} seconds";
        }
    }
}
