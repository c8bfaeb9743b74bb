using System.Text;
using Microsoft.Extensions.Configuration;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Tests.Options;

public class BindingTests
{
    [Fact]
    public void Later_sources_win_and_all_win_over_the_preset()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Aws:Scaling:Max", "3"), new("Aws:Compute:Cpu", "1024"), new("Aws:Compute:MemoryMiB", "2048")])
            .AddInMemoryCollection([new("aws:scaling:MAX", "2")])
            .Build();

        var options = AwsOptionsBinder.Bind(configuration, "dev");

        Assert.Equal(2, options.Scaling.Max);
        Assert.Equal(1024, options.Compute.Cpu);
        Assert.Equal(60, options.WordPress.MaxExecutionSeconds);
    }

    [Theory]
    [InlineData("Aws:Network:Nat=NONE", "Aws:Network:InterfaceEndpoints=ecr.api, ecr.dkr,LOGS,secretsmanager,ssmmessages")]
    [InlineData("Aws:Network:Nat=none", "Aws:Network:InterfaceEndpoints:0=ecr.api", "Aws:Network:InterfaceEndpoints:1=ecr.dkr", "Aws:Network:InterfaceEndpoints:2=logs", "Aws:Network:InterfaceEndpoints:3=secretsmanager", "Aws:Network:InterfaceEndpoints:10=ssmmessages")]
    public void A_list_is_one_value_with_commas_or_a_value_for_each_element(params string[] settings)
    {
        var network = Settings.Bind(settings).Network;

        Assert.Equal(NatMode.None, network.Nat);
        Assert.Equal(["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssmmessages"], network.InterfaceEndpoints);
    }

    [Fact]
    public void A_list_on_the_command_line_replaces_one_in_a_file()
    {
        Assert.Equal(["general"], Settings.Bind("Aws:Database:LogExports:0=error", "Aws:Database:LogExports:1=slowquery", "Aws:Database:LogExports=general").Database.LogExports);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("\"none\"")]
    public void A_list_can_be_empty(string json)
    {
        var file = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Aws": { "Database": { "LogExports": {{json}} } } }"""));

        var options = AwsOptionsBinder.Bind(new ConfigurationBuilder().AddJsonStream(file).Build(), "dev");

        Assert.Empty(options.Database.LogExports);
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("None")]
    public void What_the_preset_sets_can_be_taken_back(string text)
    {
        var fileSystem = Settings.BindProd($"Aws:FileSystem:TransitionToArchive={text}").FileSystem;

        Assert.Null(fileSystem.TransitionToArchive);
        Assert.NotNull(fileSystem.TransitionToIa);
    }

    [Fact]
    public void Names_of_tags_sites_and_parameters_are_free()
    {
        var options = Settings.Bind("Aws:Tags:CostCenter=42", "Aws:Tags:app/part=a=b", "Aws:Domains:blog=Blog.Example.com", "Aws:Database:Parameters:Extra:innodb_flush_neighbors=0");

        Assert.Equal([new("CostCenter", "42"), new("app/part", "a=b")], options.Tags);
        Assert.Equal("blog.example.com", options.Domains["blog"]);
        Assert.Equal("0", options.Database.Parameters.Extra["innodb_flush_neighbors"]);
    }

    [Fact]
    public void Every_problem_is_reported_at_once()
    {
        Assert.Equal(
            [
                "Aws:Netwrk:ZoneCount is '3' but there is no such option; the nearest is Aws:Network:ZoneCount.",
                "Aws:Scaling:Max is 'many' but must be a whole number from 1 to 1000.",
                "Aws:Backup:CopyRegion is 'us-east-1' but must be another region, because Aws:Region is us-east-1.",
            ],
            Settings.Problems("Aws:Scaling:Max=many", "Aws:Netwrk:ZoneCount=3", "Aws:Backup:CopyRegion=us-east-1"));
    }

    [Fact]
    public void What_follows_from_a_refused_value_is_not_reported_too()
    {
        // With the default of 512 CPU units, 8192 MiB would be too much.
        Assert.Equal(
            ["Aws:Compute:Cpu is '1000' but must be 256, 512, 1024, 2048, 4096, 8192 or 16384."],
            Settings.Problems("Aws:Compute:Cpu=1000", "Aws:Compute:MemoryMiB=8192"));
    }

    [Theory]
    [InlineData("Aws:Databse:MultiAz", "Aws:Database:MultiAz")]
    [InlineData("Aws:Database:Parameters:MaxConections", "Aws:Database:Parameters:MaxConnections")]
    [InlineData("Aws:Databases:AllocatedGib", "Aws:Database:AllocatedGiB")]
    [InlineData("Aws:DeletionProtection", "Aws:Database:DeletionProtection")]
    [InlineData("Aws:Network:Cidr:0", "Aws:Network:Cidr")]
    [InlineData("Aws:Network:Zones:first", "Aws:Network:Zones")]
    [InlineData("Aws:Tags:a:b", "Aws:Tags")]
    public void An_unknown_key_is_refused_with_the_nearest_one(string key, string nearest)
    {
        Assert.Equal([$"{key} is '1' but there is no such option; the nearest is {nearest}."], Settings.Problems($"{key}=1"));
    }

    [Fact]
    public void A_section_is_not_an_option()
    {
        Assert.Equal(["Aws:Database is 'large' but must have options below it, such as Aws:Database:EngineVersion."], Settings.Problems("Aws:Database=large"));
    }
}
