using WpAspire.Provisioning.Aws.Acm;
using WpAspire.Provisioning.Aws.Acm.Inputs;
using WpAspire.Provisioning.Aws.Route53;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The certificates of the sites: one where the load balancer is, and one where CloudFront looks for it.</summary>
internal sealed class Certificates
{
    /// <summary>The only region whose certificates CloudFront takes.</summary>
    public const string EdgeRegion = "us-east-1";

    private readonly Dictionary<Workload, Input<string>> _regional = [];
    private readonly Dictionary<Workload, IReadOnlyList<(string Name, Input<string> Arn)>> _others = [];
    private readonly Dictionary<Workload, Input<string>> _edge = [];
    private readonly List<Certificate> _requested = [];

    /// <summary>The certificates in the site's region that are requested here.</summary>
    public IReadOnlyList<Certificate> Requested => _requested;

    /// <summary>The certificate of a site's load balancer, once it is valid; <see langword="null"/> if it speaks HTTP.</summary>
    public Input<string>? Regional(Workload workload) => _regional.GetValueOrDefault(workload);

    /// <summary>The certificates of a site's other names, which its load balancer has beside that one.</summary>
    public IReadOnlyList<(string Name, Input<string> Arn)> Others(Workload workload) => _others.GetValueOrDefault(workload) ?? [];

    /// <summary>The certificate of a site's distribution, once it is valid; <see langword="null"/> if there is none.</summary>
    public Input<string>? Edge(Workload workload) => _edge.GetValueOrDefault(workload);

    /// <summary>Adds the certificates that are not given, and the records that prove them.</summary>
    public static Certificates Create(TopologyContext context)
    {
        var certificates = new Certificates();
        if (!context.Options.LoadBalancer.Https)
        {
            return certificates;
        }

        foreach (var workload in context.Model.Services.Where(static w => w.ExternalPort is not null))
        {
            certificates.Add(context, workload, context.NamesOf(workload)!);
        }

        return certificates;
    }

    private void Add(TopologyContext context, Workload workload, SiteNames names)
    {
        var proofs = new Dictionary<string, Record>();
        if (context.Options.CertificateArn is { } existing)
        {
            _regional[workload] = existing;
        }
        else
        {
            // A load balancer can have many: a name that comes or goes leaves those of the others as they are.
            _regional[workload] = Request(context, $"{workload.Name}-certificate", names.Canonical, [], region: null, proofs);
            _others[workload] = [.. names.Others.Select(name => (name, RequestOther(context, workload, name, region: null, proofs)))];
        }

        if (context.Options.CloudFront.Enabled)
        {
            _edge[workload] = context.Options.CloudFront.CertificateArn is { } given ? given
                : context.Region == EdgeRegion && (names.Others.Count == 0 || context.Options.CertificateArn is not null) ? _regional[workload]
                : RequestEdge(context, workload, names, proofs);
        }
    }

    // A distribution has one certificate, with all names in it. In which order ACM lists their proofs nobody says, so those of the
    // certificates for one name each serve: a name has the same proof in all certificates and regions.
    private Input<string> RequestEdge(TopologyContext context, Workload workload, SiteNames names, Dictionary<string, Record> proofs)
    {
        foreach (var name in names.Others.Count == 0 ? [] : names.All.Where(n => !proofs.ContainsKey(Proven(n))))
        {
            RequestOther(context, workload, name, EdgeRegion, proofs);
        }

        return Request(context, $"{workload.Name}-edge-certificate", names.Canonical, names.Others, EdgeRegion, proofs);
    }

    private Input<string> RequestOther(TopologyContext context, Workload workload, string name, string? region, Dictionary<string, Record> proofs) =>
        Request(context, $"{workload.Name}-{SiteNames.LogicalName(name)}-certificate", name, [], region, proofs, $"{workload.Name}-{SiteNames.LogicalName(Proven(name))}-certificate-proof");

    private Input<string> Request(
        TopologyContext context, string name, string domain, IReadOnlyList<string> others, string? region, Dictionary<string, Record> proofs, string? proofName = null)
    {
        var certificate = context.Add(new Certificate(name, new CertificateArgs
        {
            DomainName = domain,
            SubjectAlternativeNames = others.Count == 0 ? null : [.. others.Select(static n => (Input<string>)n)],
            Region = region,
            ValidationMethod = "DNS",
            KeyAlgorithm = "RSA_2048",
            Options = new CertificateOptionsArgs { CertificateTransparencyLoggingPreference = "ENABLED" },
            Tags = context.NameTag(name),
        }));
        if (region is null)
        {
            _requested.Add(certificate);
        }

        if (!proofs.ContainsKey(Proven(domain)))
        {
            proofs[Proven(domain)] = Prove(context, proofName ?? $"{name}-proof", certificate);
        }

        return context.Add(new CertificateValidation($"{name}-validation", new CertificateValidationArgs
        {
            CertificateArn = certificate.Arn,
            Region = region,
            ValidationRecordFqdns = [.. others.Prepend(domain).Select(Proven).Distinct().Select(n => (Input<string>)proofs[n].Fqdn)],
        })).CertificateArn;
    }

    private static Record Prove(TopologyContext context, string name, Certificate certificate)
    {
        var validation = certificate.DomainValidationOptions[0];
        return context.Add(new Record(name, new RecordArgs
        {
            ZoneId = context.Options.HostedZoneId!,
            Name = validation.ResourceRecordName,
            Type = validation.ResourceRecordType,
            Records = [validation.ResourceRecordValue],
            Ttl = 300,
            // The proof of an earlier certificate of the same name is the same record.
            AllowOverwrite = true,
        }));
    }

    // *.example.com has the proof of example.com.
    private static string Proven(string name) => name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
}
