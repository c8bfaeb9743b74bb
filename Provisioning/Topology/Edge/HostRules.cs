using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.LB.Inputs;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>What a load balancer does with each of a site's names.</summary>
internal static class HostRules
{
    // As many names as AWS lets a rule have.
    private const int NamesOfRule = 5;

    /// <summary>Adds the rules: the canonical name and those of a network's sites lead to the containers, the others to the canonical one.</summary>
    public static IEnumerable<CustomResource> Add(TopologyContext context, Workload workload, Listener listener, TargetGroup targets, SiteNames names)
    {
        var forward = new ListenerRuleActionArgs { Type = "forward", TargetGroupArn = targets.Arn };
        var isHttps = context.Options.LoadBalancer.Https;
        var redirect = new ListenerRuleActionArgs
        {
            Type = "redirect",
            // Path and query stay: their defaults are those of the request.
            Redirect = new ListenerRuleActionRedirectArgs
            {
                Host = names.Canonical,
                Protocol = isHttps ? "HTTPS" : "HTTP",
                Port = isHttps ? "443" : "80",
                StatusCode = "HTTP_301",
            },
        };
        (string Name, string[] Hosts, ListenerRuleActionArgs Action)[] rules =
        [
            ("rule", [names.Canonical], forward),
            .. Several("redirect-rule", names.Redirected, redirect),
            .. Several("sites-rule", names.Served, forward),
        ];
        return [.. rules.Select((rule, place) => context.Add(new ListenerRule($"{workload.Name}-{rule.Name}", new ListenerRuleArgs
        {
            ListenerArn = listener.Arn,
            Priority = place + 1,
            Conditions = [new ListenerRuleConditionArgs { HostHeader = new ListenerRuleConditionHostHeaderArgs { Values = [.. rule.Hosts.Select(static h => (Input<string>)h)] } }],
            Actions = [rule.Action],
        })))];
    }

    private static IEnumerable<(string Name, string[] Hosts, ListenerRuleActionArgs Action)> Several(string name, IReadOnlyList<string> hosts, ListenerRuleActionArgs action) =>
        hosts.Chunk(NamesOfRule).Select((some, place) => (place == 0 ? name : $"{name}-{place + 1}", some, action));
}
