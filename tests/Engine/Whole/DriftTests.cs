using System.Text.Json.Nodes;

namespace WpAspire.Engine.Whole;

/// <summary>What was changed in AWS behind Pulumi's back.</summary>
public class DriftTests
{
    [Fact]
    public async Task What_people_change_is_told_and_what_AWS_changes_by_itself_is_not()
    {
        using var site = await EngineSite.CreateAsync("dev", "Aws:Database:MaxAllocatedGiB=100");
        await site.SucceedAsync("deploy", "--yes");
        Change(site, "aws:ecs/service:Service", "desiredCount", 5);
        Change(site, "aws:rds/instance:Instance", "allocatedStorage", 40);
        var quiet = await site.SucceedAsync("preview", "--refresh");
        Assert.Contains("none: AWS has what Pulumi knows", quiet.Output, StringComparison.Ordinal);

        Change(site, "aws:lb/loadBalancer:LoadBalancer", "idleTimeout", 7);
        var listener = site.Things("aws:lb/listener:Listener")[0];
        File.Delete(listener.File);
        var told = await site.SucceedAsync("preview", "--refresh");
        Assert.Contains("'wordpress-alb' was changed in AWS (idleTimeout)", told.Output, StringComparison.Ordinal);
        Assert.Contains("'wordpress-listener' is gone from AWS", told.Output, StringComparison.Ordinal);

        var refreshed = await site.SucceedAsync("refresh", "--yes");
        Assert.Contains("'wordpress-listener' is gone from AWS", refreshed.Output, StringComparison.Ordinal);
        await site.SucceedAsync("deploy", "--yes");
        Assert.Contains("none: AWS has what Pulumi knows", (await site.SucceedAsync("preview", "--refresh")).Output, StringComparison.Ordinal);
    }

    private static void Change(EngineSite site, string type, string property, int value)
    {
        foreach (var (file, _) in site.Things(type))
        {
            var thing = JsonNode.Parse(File.ReadAllText(file))!;
            thing["Inputs"]![property] = value;
            thing["Outputs"]![property] = value;
            File.WriteAllText(file, thing.ToJsonString());
        }
    }
}
