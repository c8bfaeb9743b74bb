using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.LB.Inputs;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>An external endpoint of the model: an Application Load Balancer before its containers.</summary>
internal sealed record PublicEndpoint
{
    /// <summary>The container that it leads to.</summary>
    public required Workload Workload { get; init; }

    /// <summary>The load balancer.</summary>
    public required LoadBalancer LoadBalancer { get; init; }

    /// <summary>The containers that serve.</summary>
    public required TargetGroup TargetGroup { get; init; }

    /// <summary>The listener that leads to the containers.</summary>
    public required Listener Listener { get; init; }

    /// <summary>The security group of the load balancer.</summary>
    public required SecurityGroup SecurityGroup { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>The name that people write into the browser.</summary>
    public required Input<string> Host { get; init; }

    /// <summary>The public domain name; <see langword="null"/> if people use the load balancer's own.</summary>
    public string? Domain { get; init; }

    /// <summary>What a service must wait for: ECS refuses a target group that no listener leads to.</summary>
    public required IReadOnlyList<CustomResource> Ready { get; init; }

    /// <summary>The port that people use.</summary>
    public int Port => Scheme == "https" ? 443 : 80;

    /// <summary>The address that people write into the browser.</summary>
    public Output<string> Url => Output.Format($"{Scheme}://{Host}");

    /// <summary>Adds a load balancer for each external endpoint.</summary>
    public static IReadOnlyList<PublicEndpoint> Create(TopologyContext context, Network network, SecurityGroups security, Certificates certificates)
    {
        var workloads = context.Model.Services.Where(static w => w.ExternalPort is not null).ToList();
        if (workloads.Count == 0)
        {
            return [];
        }

        var logs = context.Options.LoadBalancer.AccessLogs ? LogBucket.CreateForLoadBalancers(context) : null;
        return [.. workloads.Select(w => Create(context, network, security, certificates, logs, w))];
    }

    private static PublicEndpoint Create(
        TopologyContext context, Network network, SecurityGroups security, Certificates certificates, LogBucket? logs, Workload workload)
    {
        var options = context.Options.LoadBalancer;
        // Behind CloudFront it has no public address at all.
        var isInternal = context.Options.CloudFront.Enabled;
        var group = security.Add($"{workload.Name}-balancer", $"Load balancer of {workload.Name}");
        AllowVisitors(context, security, group, options.Https, isInternal);

        var arguments = new LoadBalancerArgs
        {
            LoadBalancerType = "application",
            Internal = isInternal,
            Subnets = [.. isInternal ? network.App : network.Public],
            SecurityGroups = [group.Id],
            DropInvalidHeaderFields = true,
            DesyncMitigationMode = "defensive",
            EnableDeletionProtection = options.DeletionProtection,
            IdleTimeout = options.IdleTimeoutSeconds,
            Tags = context.NameTag(workload.Name),
        };
        if (logs is not null)
        {
            arguments.AccessLogs = new LoadBalancerAccessLogsArgs { Bucket = logs.Bucket.BucketName, Prefix = workload.Name, Enabled = true };
        }

        var balancer = context.Add(new LoadBalancer($"{workload.Name}-alb", arguments, new() { DependsOn = logs is null ? network.PublicWays : [.. network.PublicWays, logs.Policy] }));
        var targets = Targets(context, network, workload);
        var names = context.NamesOf(workload);
        var domain = names?.Canonical;
        var listener = Listen(context, workload, balancer, targets, certificates, domain);
        foreach (var (name, certificate) in certificates.Others(workload))
        {
            context.Add(new ListenerCertificate($"{workload.Name}-{SiteNames.LogicalName(name)}-listener-certificate", new ListenerCertificateArgs { ListenerArn = listener.Arn, CertificateArn = certificate }));
        }

        CustomResource[] ready = names is null ? [listener] : [listener, .. HostRules.Add(context, workload, listener, targets, names)];
        if (options.Https && !isInternal)
        {
            RedirectToHttps(context, workload, balancer, listener);
        }

        return new()
        {
            Workload = workload,
            LoadBalancer = balancer,
            TargetGroup = targets,
            Listener = listener,
            SecurityGroup = group,
            Scheme = options.Https ? "https" : "http",
            Host = domain is null ? balancer.DnsName : domain,
            Domain = domain,
            Ready = ready,
        };
    }

    private static void AllowVisitors(TopologyContext context, SecurityGroups security, SecurityGroup group, bool https, bool isInternal)
    {
        if (isInternal)
        {
            security.AllowFromPrefixList(group, "cloudfront", context.CloudFrontPrefixList, 443, "HTTPS from CloudFront");
            return;
        }

        if (https)
        {
            security.AllowFrom(group, "internet", "0.0.0.0/0", 443, "HTTPS from everywhere");
        }

        security.AllowFrom(group, "internet", "0.0.0.0/0", 80, https ? "HTTP from everywhere, to be redirected to HTTPS" : "HTTP from everywhere");
    }

    private static TargetGroup Targets(TopologyContext context, Network network, Workload workload)
    {
        var options = context.Options.LoadBalancer;
        var port = workload.ExternalPort!;
        return context.Add(new TargetGroup($"{workload.Name}-targets", new TargetGroupArgs
        {
            VpcId = network.VpcId,
            TargetType = "ip",
            Protocol = "HTTP",
            Port = port.Number,
            LoadBalancingAlgorithmType = "least_outstanding_requests",
            DeregistrationDelay = options.DeregistrationDelaySeconds,
            HealthCheck = new TargetGroupHealthCheckArgs
            {
                Path = port.HealthPath ?? (workload.Site is not null ? options.HealthPath : "/"),
                Matcher = options.HealthMatcher,
                Protocol = "HTTP",
                Interval = options.HealthIntervalSeconds,
                Timeout = options.HealthTimeoutSeconds,
                HealthyThreshold = options.HealthyThreshold,
                UnhealthyThreshold = options.UnhealthyThreshold,
            },
            Tags = context.NameTag(workload.Name),
        }));
    }

    private static Listener Listen(TopologyContext context, Workload workload, LoadBalancer balancer, TargetGroup targets, Certificates certificates, string? domain)
    {
        var options = context.Options.LoadBalancer;
        return context.Add(new Listener($"{workload.Name}-listener", new ListenerArgs
        {
            LoadBalancerArn = balancer.Arn,
            Port = options.Https ? 443 : 80,
            Protocol = options.Https ? "HTTPS" : "HTTP",
            SslPolicy = options.Https ? options.SslPolicy : null,
            CertificateArn = certificates.Regional(workload),
            DefaultActions =
            [
                // Whoever does not ask for the site by its name is scanning addresses.
                domain is null ? Forward(targets) : new ListenerDefaultActionArgs
                {
                    Type = "fixed-response",
                    FixedResponse = new ListenerDefaultActionFixedResponseArgs { StatusCode = "403", ContentType = "text/plain", MessageBody = "Forbidden" },
                },
            ],
        }));
    }

    private static ListenerDefaultActionArgs Forward(TargetGroup targets) => new() { Type = "forward", TargetGroupArn = targets.Arn };

    private static void RedirectToHttps(TopologyContext context, Workload workload, LoadBalancer balancer, Listener listener) =>
        context.Add(new Listener(
            $"{workload.Name}-redirect",
            new ListenerArgs
            {
                LoadBalancerArn = balancer.Arn,
                Port = 80,
                Protocol = "HTTP",
                DefaultActions =
                [
                    new ListenerDefaultActionArgs
                    {
                        Type = "redirect",
                        Redirect = new ListenerDefaultActionRedirectArgs { Protocol = "HTTPS", Port = "443", StatusCode = "HTTP_301" },
                    },
                ],
            },
            // On a site that spoke HTTP, the other one has this port until it is changed.
            new() { DependsOn = [listener] }));
}
