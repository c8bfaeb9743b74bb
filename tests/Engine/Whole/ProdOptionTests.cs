using static WpAspire.Engine.Whole.LivingOption;

namespace WpAspire.Engine.Whole;

/// <summary>Options of a site as the preset prod makes it.</summary>
public class ProdOptionTests
{
    /// <summary>Kind, and the settings that are changed.</summary>
    public static TheoryData<string, string[]> Changes() => new()
    {
        { NewTasks, ["Aws:Telemetry:Exporter=xray"] },
        { Nothing, ["Aws:Waf:Enabled=false"] },
        { Nothing, ["Aws:CloudFront:PriceClass=PriceClass_All"] },
        { Restart, ["Aws:Network:ZoneCount=2"] },
        { Nothing, ["Aws:LoadBalancer:AccessLogs=false"] },
        { Nothing, ["Aws:Backup:Enabled=false"] },
        { NewTasks, ["Aws:Scaling:Min=3"] },
        { NewTasks, ["Aws:Uploads:Storage=s3"] },
        { Nothing, ["Aws:Uploads:Bucket=true"] },
        { NewTasks, ["Aws:Compute:LaunchType=ec2"] },
        { Refused, ["Aws:Database:UserName=steward"] },
        { Refused, ["Aws:Encryption:CustomerManagedKeys=false"] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public Task An_option_is_changed_there_and_back(string kind, string[] changed) => ChangeAsync("prod", kind, changed);
}
