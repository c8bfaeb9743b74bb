using System.Runtime.InteropServices;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Pipeline;

/// <summary>What can be deployed as it is, and is better changed before.</summary>
internal static class PublishWarnings
{
    private const string UnreadAddress = "@example.com";
    private const string GuessedUserName = "admin";

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Of(SiteTopology site)
    {
        if (site.Registry.Images.Count > 0 && site.Context.Options.Compute.Architecture == CpuArchitecture.Arm64 && RuntimeInformation.OSArchitecture != Architecture.Arm64)
        {
            yield return "The images are for ARM64, and this machine is not: Docker builds them by emulation (QEMU, `docker run --privileged --rm tonistiigi/binfmt --install arm64`), which takes several times as long, or on a builder of that kind (`docker buildx create --platform linux/arm64`).";
        }

        foreach (var deployed in site.Compute.Workloads.Where(static w => w is { Service: not null, Workload.Site: not null }))
        {
            var workload = deployed.Workload;
            if (workload.Site!.AdminEmail is string email && email.EndsWith(UnreadAddress, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"The site '{workload.Name}' is installed with the e-mail address {email}, where nobody reads mail: set it with WithAdminEmail.";
            }

            if (site.Context.Options.Preset == Preset.Prod && workload.Site.AdminUserName == GuessedUserName)
            {
                yield return $"The administrator of the site '{workload.Name}' is named '{GuessedUserName}', which is what password guessers try first: choose another with WithAdminUser.";
            }

            if (workload.Site.Mail is { } mail && site.Context.Options.WordPress.Smtp.Host is null)
            {
                yield return $"The site '{workload.Name}' sends its mail to '{mail.Name}' on your machine only: in AWS it can send none until Aws:WordPress:Smtp:Host names a mail server.";
            }

            if (site.Context.Options.Telemetry.Exporter != TelemetryExporter.None && Collector.IsSetByModel(workload))
            {
                yield return $"The site '{workload.Name}' sends its telemetry where the model says ({Collector.EndpointVariable}): it has no collector, and Aws:Telemetry changes nothing of it.";
            }

            if (workload.Site.Uploads is null && site.Context.Options.Uploads.Storage == UploadsStorage.Efs)
            {
                yield return $"The site '{workload.Name}' has no volume for its uploads: they go with the task that took them. Add one with WithUploads.";
            }

            if (workload.Site.Sessions is null && deployed.MaxTasks > 1)
            {
                yield return $"The site '{workload.Name}' has up to {deployed.MaxTasks} tasks, and each keeps PHP's sessions to itself: a plugin that uses $_SESSION forgets its visitors. Share them with WithSessions, unless there is none.";
            }
        }
    }
}
