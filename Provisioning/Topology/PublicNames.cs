using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Topology;

/// <summary>The public names of the containers that people reach.</summary>
internal static class PublicNames
{
    /// <summary>Finds the name of each.</summary>
    /// <exception cref="DistributedApplicationException">A name is missing, or is for nothing that there is.</exception>
    public static IReadOnlyDictionary<Workload, string> Find(CloudModel model, AwsOptions options)
    {
        var reached = model.Services.Where(static w => w.ExternalPort is not null).ToList();
        foreach (var key in options.Domains.Keys.Where(k => !reached.Any(w => Own(w, k))))
        {
            throw new DistributedApplicationException(
                $"Aws:Domains:{key} is '{options.Domains[key]}', and no container that people reach has this name: {Allowed(reached)}.");
        }

        var names = new Dictionary<Workload, string>();
        foreach (var workload in reached)
        {
            var own = options.Domains.FirstOrDefault(d => Own(workload, d.Key)).Value;
            if ((own ?? (reached.Count == 1 ? options.Domain : null)) is { } name)
            {
                names.Add(workload, name);
            }
            else if (options.LoadBalancer.Https || options.Domain is not null)
            {
                throw new DistributedApplicationException(
                    $"Aws:Domains:{workload.Name} is not set but must be a domain name such as www.example.com: {Reason(reached.Count)}.");
            }
        }

        if (names.GroupBy(static n => n.Value, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static g => g.Count() > 1) is { } shared)
        {
            throw new DistributedApplicationException(
                $"{string.Join(" and ", shared.Select(static n => $"Aws:Domains:{n.Key.Name}"))} are both '{shared.Key}' but must differ: a name leads to one load balancer.");
        }

        return names;
    }

    // As everywhere in configuration, case does not matter.
    private static bool Own(Workload workload, string key) => workload.Name.Equals(key, StringComparison.OrdinalIgnoreCase);

    private static string Allowed(List<Workload> reached) => reached.Count == 0
        ? "there is none, because nothing in the application has WithExternalHttpEndpoints()"
        : $"allowed {(reached.Count == 1 ? "is" : "are")} {string.Join(", ", reached.Select(static w => w.Name))}";

    private static string Reason(int count) => count == 1 ? "it is served over HTTPS" : $"{count} containers of the application are reached from outside, each under a name of its own";
}
