using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Ecs.Inputs;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.DockerBuild;
using WpAspire.Provisioning.DockerBuild.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Tests.Aws;

public class GeneratedResourceTests
{
    [Fact]
    public void A_resource_has_its_token_and_its_arguments()
    {
        var vpc = new Vpc("network", new VpcArgs { CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true, Tags = new() { ["Name"] = "blog" } });

        Assert.Equal("aws:ec2/vpc:Vpc", vpc.Type);
        Assert.Equal("network", vpc.Name);
        Assert.Equal("10.0.0.0/16", vpc.Args.CidrBlock?.Value);
        Assert.Equal(["cidrBlock", "enableDnsHostnames", "tags"], vpc.Args.Properties().Properties.Select(static p => p.Key));
    }

    [Fact]
    public void A_resource_that_needs_nothing_is_made_of_its_name()
    {
        Assert.Empty(new Bucket("uploads").Args.Properties().Properties);
    }

    [Fact]
    public void An_output_of_one_resource_is_an_input_of_another()
    {
        var vpc = new Vpc("network");
        var subnet = new Subnet("app", new SubnetArgs { VpcId = vpc.Id });

        var expression = Assert.IsType<ResourceExpression>(subnet.Args.VpcId.Expression);
        Assert.Same(vpc, expression.Resource);
        Assert.Equal("id", expression.Path);
    }

    [Fact]
    public void Nested_arguments_can_be_read_back_and_completed_after_they_were_given()
    {
        var subnet = new Subnet("app", new SubnetArgs { VpcId = "vpc-1" });
        var network = new ServiceNetworkConfigurationArgs { Subnets = [subnet.Id] };
        var service = new Service("web", new ServiceArgs { NetworkConfiguration = network, LoadBalancers = [new ServiceLoadBalancerArgs { ContainerName = "web", ContainerPort = 8080 }] });

        network.AssignPublicIp = false;

        Assert.Same(network, service.Args.NetworkConfiguration?.Value);
        Assert.Equal(8080, Assert.Single(service.Args.LoadBalancers!).Value?.ContainerPort.Value);
        var written = Assert.IsType<ObjectExpression>(service.Args.Properties()["networkConfiguration"]);
        Assert.Equal(["assignPublicIp", "subnets"], written.Properties.Select(static p => p.Key));
    }

    [Fact]
    public void A_list_of_objects_among_the_outputs_is_reached_by_index()
    {
        var database = new Instance("database", new InstanceArgs { InstanceClass = InstanceType.T4G_Micro });

        var expression = Assert.IsType<ResourceExpression>(database.MasterUserSecrets[0].SecretArn.Expression);
        Assert.Equal("masterUserSecrets[0].secretArn", expression.Path);
        Assert.Equal("db.t4g.micro", database.Args.InstanceClass.Value);
    }

    [Fact]
    public void A_secret_input_and_a_secret_output_are_marked()
    {
        var database = new Instance("database", new InstanceArgs { InstanceClass = "db.t4g.micro", Password = "p" });
        var password = new Provisioning.Random.RandomPassword("password", new Provisioning.Random.RandomPasswordArgs { Length = 32 });

        Assert.Equal(["password"], database.Args.SecretProperties());
        Assert.True(Assert.IsType<ResourceExpression>(database.Password.Expression).IsSecret);
        Assert.True(Assert.IsType<ResourceExpression>(password.Result.Expression).IsSecret);
        Assert.False(Assert.IsType<ResourceExpression>(database.Endpoint.Expression).IsSecret);
    }

    [Fact]
    public void A_closed_enumeration_is_written_as_its_value()
    {
        var image = new Image("image", new ImageArgs
        {
            Push = true,
            Platforms = [Platform.Linux_arm64],
            Context = new BuildContextArgs { Location = "./wordpress" },
        });

        var platforms = Assert.IsType<ListExpression>(image.Args.Properties()["platforms"]);
        Assert.Equal("linux/arm64", Assert.IsType<LiteralExpression>(Assert.Single(platforms.Items)).Value);
        Assert.Equal(Platform.Linux_arm64, Assert.Single(image.Args.Platforms!).Value);
    }

    [Fact]
    public void A_function_has_its_token_and_its_result()
    {
        var zones = Provisioning.Aws.GetAvailabilityZones.Invoke("zones", new() { State = "available" });

        Assert.Equal("aws:index/getAvailabilityZones:getAvailabilityZones", zones.Function);
        Assert.Equal("state", Assert.Single(zones.Args.Expression is ObjectExpression args ? args.Properties : []).Key);
        var expression = Assert.IsType<InvocationExpression>(zones.Names[1].Expression);
        Assert.Same(zones, expression.Invocation);
        Assert.Equal("names[1]", expression.Path);
    }

    [Fact]
    public void A_provider_is_a_resource_too()
    {
        var provider = new Provisioning.Aws.Provider("virginia", new() { Region = "us-east-1" });

        Assert.Equal("pulumi:providers:aws", provider.Type);
    }
}
