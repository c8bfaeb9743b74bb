using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Aws.Rds.Inputs;

namespace WpAspire.Provisioning.Topology;

/// <summary>The audit log of the database servers. Without the plug-in, the log that is exported would be empty.</summary>
internal static class DatabaseAudit
{
    /// <summary>Adds the option group, if the audit log is exported.</summary>
    public static OptionGroup? Create(TopologyContext context)
    {
        var options = context.Options.Database;
        return !options.LogExports.Contains("audit")
            ? null
            : context.Add(new OptionGroup(
                "database-options",
                new OptionGroupArgs
                {
                    EngineName = "mariadb",
                    MajorEngineVersion = DatabaseParameters.MajorVersion(context),
                    OptionGroupDescription = $"MariaDB of the site {context.SiteName}",
                    Options =
                    [
                        new OptionGroupOptionArgs
                        {
                            OptionName = "MARIADB_AUDIT_PLUGIN",
                            OptionSettings =
                            [
                                new OptionGroupOptionOptionSettingArgs { Name = "SERVER_AUDIT_EVENTS", Value = string.Join(',', options.AuditEvents) },
                                // The agent of RDS itself signs in all the time.
                                new OptionGroupOptionOptionSettingArgs { Name = "SERVER_AUDIT_EXCL_USERS", Value = "rdsadmin" },
                            ],
                        },
                    ],
                },
                // A snapshot refers to it, the one before a major upgrade too, and RDS keeps what a snapshot refers to.
                new() { RetainOnDelete = KeptData.HasSnapshots(context.Options) || options.AllowMajorVersionUpgrade }));
    }
}
