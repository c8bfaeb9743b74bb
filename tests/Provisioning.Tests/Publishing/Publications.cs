using WpAspire.Provisioning.Controls;
using WpAspire.Provisioning.Publishing;
using WpAspire.Provisioning.Tests.Topology;

namespace WpAspire.Provisioning.Tests.Publishing;

/// <summary>Sites as they are published.</summary>
internal static class Publications
{
    /// <summary>A report with a control of each status.</summary>
    public static ControlReport Report { get; } = new(
    [
        new() { Number = 1, Section = "ECS", Assertion = "Container Insights are on", Status = ControlStatus.Met, Fsbp = ["ECS.12"], Checkov = ["CKV_AWS_65"], Trivy = ["AWS-0034"] },
        new() { Number = 12, Section = "ECS", Assertion = "EC2 capacity is protected from termination", Status = ControlStatus.NotApplicable, Reason = "tasks run on Fargate", Fsbp = ["ECS.19"] },
        new() { Number = 19, Section = "RDS", Assertion = "Multi-AZ", Status = ControlStatus.NotMet, Reason = "mariadb", Fsbp = ["RDS.5"], Checkov = ["CKV_AWS_157"] },
        new() { Number = 22, Section = "RDS", Assertion = "Logs are exported: audit | error", Status = ControlStatus.Waived, Reason = "the general log has what people type", Fsbp = ["RDS.9", "RDS.42"] },
    ]);

    /// <summary>Makes a site as a publish does.</summary>
    public static async Task<Publication> CreateAsync(TestSite site, CancellationToken cancellationToken)
    {
        var topology = await site.CreateAsync(cancellationToken);
        return new()
        {
            Program = topology.Program,
            Model = topology.Context.Model,
            Options = topology.Context.Options,
            SiteName = topology.Context.SiteName,
            EnvironmentName = topology.Context.EnvironmentName,
            Controls = Report,
            Vault = topology.Secrets.Vault,
        };
    }
}
