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
    private readonly Dictionary<Workload, Input<string>> _edge = [];
    private readonly List<Certificate> _requested = [];

    /// <summary>The certificates in the site's region that are requested here.</summary>
    public IReadOnlyList<Certificate> Requested => _requested;

    /// <summary>The certificate of a site's load balancer, once it is valid; <see langword="null"/> if it speaks HTTP.</summary>
    public Input<string>? Regional(Workload workload) => _regional.GetValueOrDefault(workload);

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
        IReadOnlyList<Record>? proofs = null;
        _regional[workload] = context.Options.CertificateArn ?? Request(context, $"{workload.Name}-certificate", names, region: null, ref proofs);
        if (!context.Options.CloudFront.Enabled)
        {
            return;
        }

        _edge[workload] = context.Options.CloudFront.CertificateArn is { } given ? given
            : context.Region == EdgeRegion ? _regional[workload]
            : Request(context, $"{workload.Name}-edge-certificate", names, EdgeRegion, ref proofs);
    }

    // ACM proves a name by the same record in every region, so the second certificate has no records of its own.
    private Input<string> Request(TopologyContext context, string name, SiteNames names, string? region, ref IReadOnlyList<Record>? proofs)
    {
        var certificate = context.Add(new Certificate(name, new CertificateArgs
        {
            DomainName = names.Canonical,
            SubjectAlternativeNames = names.Others.Count == 0 ? null : [.. names.Others.Select(static n => (Input<string>)n)],
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

        proofs ??= Prove(context, name, certificate, names.All.Count);
        return context.Add(new CertificateValidation($"{name}-validation", new CertificateValidationArgs
        {
            CertificateArn = certificate.Arn,
            Region = region,
            ValidationRecordFqdns = [.. proofs.Select(static p => (Input<string>)p.Fqdn)],
        })).CertificateArn;
    }

    private static List<Record> Prove(TopologyContext context, string name, Certificate certificate, int count)
    {
        var proofs = new List<Record>();
        for (var place = 0; place < count; place++)
        {
            var validation = certificate.DomainValidationOptions[place];
            proofs.Add(context.Add(new Record(
                place == 0 ? $"{name}-proof" : $"{name}-proof-{place + 1}",
                new RecordArgs
                {
                    ZoneId = context.Options.HostedZoneId!,
                    Name = validation.ResourceRecordName,
                    Type = validation.ResourceRecordType,
                    Records = [validation.ResourceRecordValue],
                    Ttl = 300,
                    // The proof of an earlier certificate of the same name is the same record.
                    AllowOverwrite = true,
                },
                // One after the other: example.com and *.example.com have one proof, which two at once would make, and remove.
                new() { DependsOn = [.. proofs.TakeLast(1)] })));
        }

        return proofs;
    }
}
