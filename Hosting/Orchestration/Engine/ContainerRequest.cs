using System.Globalization;
using Docker.DotNet.Models;

namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Translates a <see cref="ContainerSpec"/> into the engine's create request.</summary>
internal static class ContainerRequest
{
    /// <summary>How long a container gets to stop before it is killed, where its resource does not say.</summary>
    private static readonly TimeSpan s_defaultStopTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The request for one container of a site.</summary>
    public static CreateContainerParameters From(ContainerSpec spec, SiteIdentity site)
    {
        var labels = DockerEngine.SiteLabelsOf(site);
        labels[SiteLabels.Resource] = spec.Resource;
        labels[SiteLabels.Replica] = spec.Replica.ToString(CultureInfo.InvariantCulture);
        labels[SiteLabels.SpecHash] = spec.Hash;
        labels[SiteLabels.Lifetime] = spec.IsPersistent ? "persistent" : "session";

        // The client's types do not say which properties may be null; those that are, are left out of the request.
        return new CreateContainerParameters
        {
            Name = spec.Name,
            Image = spec.Image,
            Hostname = spec.Runtime.Hostname!,
            User = spec.Runtime.User!,
            WorkingDir = spec.Runtime.WorkingDirectory!,
            StopSignal = spec.Runtime.StopSignal!,
            StopTimeout = spec.Runtime.StopTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : s_defaultStopTimeout,
            Entrypoint = spec.Entrypoint is null ? null! : [.. spec.Entrypoint],
            Cmd = spec.Command is null ? null! : [.. spec.Command],
            Env = [.. spec.Environment.Select(static e => $"{e.Key}={e.Value}")],
            Labels = labels,
            ExposedPorts = spec.Ports.Select(static p => p.Key).Distinct().ToDictionary(static k => k, static _ => default(EmptyStruct)),
            HostConfig = HostConfigOf(spec),
            NetworkingConfig = new NetworkingConfig
            {
                EndpointsConfig = new Dictionary<string, EndpointSettings>
                {
                    [spec.Network] = new() { Aliases = [.. spec.Aliases] },
                },
            },
        };
    }

    private static HostConfig HostConfigOf(ContainerSpec spec) => new()
    {
        NetworkMode = spec.Network,
        PortBindings = spec.Ports
            .GroupBy(static p => p.Key)
            .ToDictionary(
                static g => g.Key,
                static g => (IList<PortBinding>)[.. g.Select(static p => new PortBinding
                {
                    HostIP = p.HostIp,
                    HostPort = p.HostPort?.ToString(CultureInfo.InvariantCulture) ?? "",
                })]),
        Mounts = [.. spec.Mounts.Select(static m => new Mount
        {
            Type = m.IsVolume ? "volume" : "bind",
            Source = m.Source,
            Target = m.Target,
            ReadOnly = m.IsReadOnly,
        })],
        ReadonlyRootfs = spec.Runtime.ReadOnlyRoot,
        Init = spec.Runtime.Init ? true : null,
        Privileged = spec.Runtime.Privileged,
        Memory = spec.Runtime.Memory,
        NanoCPUs = spec.Runtime.NanoCpus,
        ShmSize = spec.Runtime.ShmSize,
        PidsLimit = spec.Runtime.PidsLimit,
        CapAdd = [.. spec.Runtime.CapAdd],
        CapDrop = [.. spec.Runtime.CapDrop],
        SecurityOpt = [.. spec.Runtime.SecurityOpt],
        ExtraHosts = [.. spec.Runtime.ExtraHosts],
        Tmpfs = spec.Runtime.Tmpfs.ToDictionary(static t => t.Key, static t => t.Value),
        Sysctls = spec.Runtime.Sysctls.ToDictionary(static t => t.Key, static t => t.Value),
        // The AppHost restarts what fails, and says so; the engine would do it behind its back.
        RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.No },
    };
}
