using System.Net.NetworkInformation;
using System.Text.Json;

namespace WpAspire.Hosting.Containers;

/// <summary>Finds out where containers find this machine: the container runtime knows.</summary>
internal sealed class HostGateway(ContainerRuntime runtime, ILogger<HostGateway> logger) : IDisposable
{
    // It numbers its networks as an engine on this machine does: the same address may be that one's.
    private const string ElsewhereAlways = "Docker Desktop";

    private readonly SemaphoreSlim _asking = new(1, 1);
    private HostAddress? _known;

    /// <summary>Where the containers find this machine.</summary>
    public async ValueTask<HostAddress> GetAsync(CancellationToken cancellationToken) => Volatile.Read(ref _known) ?? await AskAsync(cancellationToken);

    /// <summary>Whether a program with this address is one of this machine or of its containers.</summary>
    public async ValueTask<bool> KnowsAsync(IPAddress address, CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).Knows(address)

        // Networks come and go: Aspire makes its own at each start.
        || (HostAddress.CanBeContainer(address) && (await AskAsync(cancellationToken)).Knows(address));

    /// <inheritdoc/>
    public void Dispose() => _asking.Dispose();

    private async Task<HostAddress> AskAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            var own = NetworkInterface.GetAllNetworkInterfaces().SelectMany(static i => i.GetIPProperties().UnicastAddresses).Select(static a => a.Address).ToHashSet();
            var address = HostAddress.Decide(await NetworksAsync(cancellationToken), own);
            Volatile.Write(ref _known, address);
            return address;
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<IReadOnlyList<ContainerNetwork>> NetworksAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Not `info`, which starts every plug-in of the client and asks the engine to count what it has.
            var elsewhere = _known is null ? runtime.RunAsync(["version", "--format", "{{.Server.Platform.Name}}"], cancellationToken) : null;
            var listed = await runtime.RunAsync(["network", "ls", "--filter", "driver=bridge", "--format", "{{.ID}}"], cancellationToken);
            var ids = listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (listed.ExitCode != 0 || ids.Length == 0 || (elsewhere is not null && (await elsewhere).Output.Contains(ElsewhereAlways, StringComparison.Ordinal)))
            {
                return [];
            }

            // One that is gone meanwhile is an error, but the others are told all the same.
            return ContainerNetwork.Parse((await runtime.RunAsync(["network", "inspect", "--format", ContainerNetwork.Format, .. ids], cancellationToken)).Output);
        }
        catch (Exception exception) when (exception is DistributedApplicationException or JsonException)
        {
            logger.LogWarning("The container runtime does not tell its networks, so that containers may not reach this machine: {Message}", exception.Message);
            return [];
        }
    }
}
