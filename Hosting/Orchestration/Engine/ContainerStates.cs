using System.Globalization;
using Docker.DotNet.Models;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Translates the engine's answers into <see cref="ContainerState"/>.</summary>
internal static class ContainerStates
{
    /// <summary>From an entry of the container list.</summary>
    public static ContainerState FromList(ContainerListResponse container) => new()
    {
        Id = container.ID,
        Name = container.Names.FirstOrDefault()?.TrimStart('/') ?? container.ID,
        Resource = Label(container.Labels, SiteLabels.Resource) ?? "",
        Replica = Replica(container.Labels),
        SpecHash = Label(container.Labels, SiteLabels.SpecHash),
        IsPersistent = Label(container.Labels, SiteLabels.Lifetime) == "persistent",
        Status = container.State,
        Image = container.Image,
        Ports = ToPorts((container.Ports ?? [])
            .Where(static p => p.PublicPort is > 0)
            .Select(static p => ($"{p.PrivatePort}/{p.Type}", p.IP ?? "", (int)p.PublicPort!.Value))),
    };

    /// <summary>From an inspection, which also knows times and exit code.</summary>
    public static ContainerState FromInspect(ContainerInspectResponse container)
    {
        var state = container.State ?? throw new InvalidOperationException($"The engine left out the state of the container {container.ID}.");
        var labels = container.Config?.Labels;
        var ended = state.Status is "exited" or "dead";
        return new ContainerState
        {
            Id = container.ID,
            Name = container.Name.TrimStart('/'),
            Resource = Label(labels, SiteLabels.Resource) ?? "",
            Replica = Replica(labels),
            SpecHash = Label(labels, SiteLabels.SpecHash),
            IsPersistent = Label(labels, SiteLabels.Lifetime) == "persistent",
            Status = state.Status,
            StartedAt = Time(state.StartedAt),
            FinishedAt = ended ? Time(state.FinishedAt) : null,
            ExitCode = ended ? (int)state.ExitCode : null,
            OutOfMemory = state.OOMKilled,
            Error = string.IsNullOrEmpty(state.Error) ? null : state.Error,
            Image = container.Config?.Image,
            Ports = ToPorts((container.NetworkSettings?.Ports ?? new Dictionary<string, IList<PortBinding>>())
                .SelectMany(static p => (p.Value ?? []).Select(b => (p.Key, b.HostIP, int.Parse(b.HostPort, CultureInfo.InvariantCulture))))),
        };
    }

    private static Dictionary<string, PublishedPort> ToPorts(IEnumerable<(string Key, string Ip, int Port)> bindings)
    {
        var ports = new Dictionary<string, PublishedPort>(StringComparer.Ordinal);
        foreach (var (key, ip, port) in bindings)
        {
            // An engine with IPv6 lists each port twice; the first is IPv4.
            ports.TryAdd(key, new PublishedPort(ip, port));
        }

        return ports;
    }

    private static string? Label(IDictionary<string, string>? labels, string name) =>
        labels is not null && labels.TryGetValue(name, out var value) ? value : null;

    private static int Replica(IDictionary<string, string>? labels) =>
        int.TryParse(Label(labels, SiteLabels.Replica), CultureInfo.InvariantCulture, out var replica) ? replica : 1;

    private static DateTime? Time(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1
            ? time
            : null;
}
