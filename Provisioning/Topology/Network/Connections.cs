using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Model;

namespace WpAspire.Provisioning.Topology;

/// <summary>Who may talk to whom: what the values of the model say, and nothing else.</summary>
internal static class Connections
{
    /// <summary>Adds the rules of the containers' security groups.</summary>
    public static void Create(ComputeInputs inputs, IReadOnlyDictionary<Workload, SecurityGroup> groups)
    {
        var security = inputs.Security;
        foreach (var endpoint in inputs.Endpoints)
        {
            security.Allow(endpoint.SecurityGroup, groups[endpoint.Workload], endpoint.Workload.ExternalPort!.Number, $"The load balancer to {endpoint.Workload.Name}");
        }

        foreach (var (from, to, port) in inputs.Resolver.Connections)
        {
            var (group, number) = Target(inputs, groups, to, port);
            security.Allow(groups[from], group, number, $"{from.Name} to {to.Name}");
        }

        foreach (var (workload, group) in groups)
        {
            foreach (var fileSystem in TaskVolumes.Mounted(workload, inputs.FileSystems))
            {
                security.Allow(group, fileSystem.SecurityGroup, SharedFileSystem.Port, $"{workload.Name} to the shared volume {fileSystem.Volume.Name}");
            }

            AllowOut(inputs, workload, group);
        }
    }

    private static void AllowOut(ComputeInputs inputs, Workload workload, SecurityGroup group)
    {
        var context = inputs.Context;
        // The layers of images come from S3, whose way does not lead through NAT.
        inputs.Security.AllowToPrefixList(group, "s3", inputs.Network.S3PrefixListId, 443, "Layers of images from S3");
        if (context.Options.Secrets is { Store: Options.SecretsStore.Vault, Vault.Address: { } vault } && workload.LoadsSite && new Uri(vault).Port is var vaultPort
            && (vaultPort != 443 || context.Options.Network.Nat == Options.NatMode.None))
        {
            inputs.Security.AllowTo(group, "vault", "0.0.0.0/0", vaultPort, "Vault, which has the secrets");
        }

        if (context.Options.Network.Nat == Options.NatMode.None)
        {
            return;
        }

        inputs.Security.AllowTo(group, "internet", "0.0.0.0/0", 443, "HTTPS: AWS services, WordPress.org, embeds");
        if (inputs.Endpoints.Any(e => e.Workload == workload && e.Scheme == "http"))
        {
            // WordPress calls its own address: Site Health, the editor's checks, and cron.
            inputs.Security.AllowTo(group, "internet", "0.0.0.0/0", 80, "HTTP: the own address of the site");
        }

        if (Collector.IsFor(context, workload) && context.Options.Telemetry is { Exporter: Options.TelemetryExporter.Otlp, Endpoint: { } receiver } && new Uri(receiver).Port is not 443 and var receiverPort)
        {
            inputs.Security.AllowTo(group, "telemetry", "0.0.0.0/0", receiverPort, "The receiver of telemetry");
        }

        if (workload.Site is not null && context.Options.WordPress.Smtp is { Host: not null, Port: var port and not 443 })
        {
            inputs.Security.AllowTo(group, "mail", "0.0.0.0/0", port, "The mail server");
        }
    }

    private static (SecurityGroup Group, int Port) Target(ComputeInputs inputs, IReadOnlyDictionary<Workload, SecurityGroup> groups, IResource to, int port)
    {
        switch (to)
        {
            case MariaDbServerResource server:
                var database = inputs.Databases.Single(d => d.Server == server);
                return (database.SecurityGroup, database.Port);
            case RedisResource redis:
                return (inputs.Caches.Single(c => c.Resource == redis).SecurityGroup, ManagedCache.Port);
            default:
                return (groups.Single(g => g.Key.Resource == to).Value, port);
        }
    }
}
