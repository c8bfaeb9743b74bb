using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The news that are no metric: a deployment that failed, a backup that failed.</summary>
internal static class EventAlarms
{
    /// <summary>Adds the rules, if there is somebody who listens.</summary>
    public static void Create(SiteTopology site)
    {
        if (site.Notifications.Topic is not { } topic)
        {
            return;
        }

        var context = site.Context;
        Rule("deployment-failed", "A deployment failed and was taken back", new()
        {
            ["source"] = new object?[] { "aws.ecs" },
            ["detail-type"] = new object?[] { "ECS Deployment State Change" },
            ["resources"] = site.Compute.Workloads.Select(static w => w.Service).Where(static s => s is not null).Select(static s => (object?)s!.Id).ToArray(),
            ["detail"] = new Dictionary<string, object?> { ["eventName"] = new object?[] { "SERVICE_DEPLOYMENT_FAILED" } },
        });
        if (context.Options.Backup.Enabled)
        {
            Rule("backup-failed", "A backup failed", new()
            {
                ["source"] = new object?[] { "aws.backup" },
                ["detail-type"] = new object?[] { "Backup Job State Change" },
                ["detail"] = new Dictionary<string, object?> { ["state"] = new object?[] { "ABORTED", "FAILED", "EXPIRED" } },
            });
        }

        void Rule(string name, string description, Dictionary<string, object?> pattern)
        {
            var rule = context.Add(new EventRule($"{name}-rule", new EventRuleArgs { Description = description, EventPattern = Output.JsonSerialize(pattern) }));
            context.Add(new EventTarget($"{name}-target", new EventTargetArgs { Rule = rule.Name, Arn = topic.Arn }));
        }
    }
}
