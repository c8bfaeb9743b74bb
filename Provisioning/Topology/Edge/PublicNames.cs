using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Topology;

/// <summary>The public names of the containers that people reach.</summary>
internal static class PublicNames
{
    private const string Www = "www.";
    private const string Wildcard = "*.";

    /// <summary>Finds the names of each.</summary>
    /// <exception cref="DistributedApplicationException">A name is missing, or is for nothing that there is.</exception>
    public static IReadOnlyDictionary<Workload, SiteNames> Find(CloudModel model, AwsOptions options)
    {
        var reached = model.Services.Where(static w => w.ExternalPort is not null).ToList();
        foreach (var key in options.Domains.Keys.Where(k => !reached.Any(w => Own(w, k))))
        {
            throw new DistributedApplicationException(
                $"Aws:Domains:{key} is '{options.Domains[key]}', and no container that people reach has this name: {Allowed(reached)}.");
        }

        var names = new Dictionary<Workload, SiteNames>();
        foreach (var workload in reached)
        {
            var own = options.Domains.FirstOrDefault(d => Own(workload, d.Key)).Value;
            if ((own ?? (reached.Count == 1 ? options.Domain : null)) is { } given)
            {
                names.Add(workload, Read(workload, given.Split(','), options));
            }
            else if (options.LoadBalancer.Https || options.Domain is not null)
            {
                throw new DistributedApplicationException(
                    $"Aws:Domains:{workload.Name} is not set but must be a domain name such as www.example.com: {Reason(reached.Count)}.");
            }

            RequireNamesOfSites(workload, names.GetValueOrDefault(workload));
        }

        var all = names.SelectMany(static n => n.Value.All.Select(name => (n.Key, Name: name)));
        if (all.GroupBy(static n => n.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static g => g.Count() > 1) is { } shared)
        {
            throw new DistributedApplicationException(
                $"{string.Join(" and ", shared.Select(static n => $"Aws:Domains:{n.Key.Name}"))} are both '{shared.Key}' but must differ: a name leads to one load balancer.");
        }

        return names;
    }

    private static SiteNames Read(Workload workload, string[] names, AwsOptions options)
    {
        var canonical = names[0];
        var isNetwork = workload.Site?.Multisite is not null;
        var others = names[1..];
        if (!isNetwork && others.FirstOrDefault(IsWildcard) is { } wildcard)
        {
            throw new DistributedApplicationException(
                $"Aws:Domains:{workload.Name} has '{wildcard}', and {workload.Name} is one site: only those of a network have such names (WithMultisite).");
        }

        if (options.HostedZoneId is { } zone && others.FirstOrDefault(n => Registered(n) != Registered(canonical)) is { } elsewhere)
        {
            throw new DistributedApplicationException(
                $"Aws:Domains:{workload.Name} has '{elsewhere}', which can not be in the hosted zone of '{canonical}' (Aws:HostedZoneId is '{zone}'): names of several zones need certificates of your own (Aws:CertificateArn{(options.CloudFront.Enabled ? ", Aws:CloudFront:CertificateArn" : "")}), records of your own, and no hosted zone here.");
        }

        // The sites of a network have names of their own; what differs by www alone is another name of the same one.
        bool IsRedirected(string name) => !isNetwork || WithoutWww(name) == WithoutWww(canonical);
        return new(canonical, [.. others.Where(n => !IsRedirected(n))], [.. others.Where(IsRedirected)]);
    }

    private static void RequireNamesOfSites(Workload workload, SiteNames? names)
    {
        if (workload.Site?.Multisite == MultisiteMode.Subdomains && names is not { Served.Count: > 0 })
        {
            var example = WithoutWww(names?.Canonical ?? "example.com");
            throw new DistributedApplicationException(
                $"{workload.Name} is a network of subdomains, and Aws:Domains:{workload.Name} has no names of its sites: after its own there must be *.{example}, or names such as team.{example}.");
        }
    }

    private static bool IsWildcard(string name) => name.StartsWith(Wildcard, StringComparison.Ordinal);

    private static string WithoutWww(string name) => name.StartsWith(Www, StringComparison.Ordinal) ? name[Www.Length..] : name;

    // Names with another ending are in another zone. Which of those with the same ending are in one, only AWS knows.
    private static string Registered(string name) => string.Join('.', name.Split('.')[^2..]);

    // As everywhere in configuration, case does not matter.
    private static bool Own(Workload workload, string key) => workload.Name.Equals(key, StringComparison.OrdinalIgnoreCase);

    private static string Allowed(List<Workload> reached) => reached.Count == 0
        ? "there is none, because nothing in the application has WithExternalHttpEndpoints()"
        : $"allowed {(reached.Count == 1 ? "is" : "are")} {string.Join(", ", reached.Select(static w => w.Name))}";

    private static string Reason(int count) => count == 1 ? "it is served over HTTPS" : $"{count} containers of the application are reached from outside, each under a name of its own";
}
