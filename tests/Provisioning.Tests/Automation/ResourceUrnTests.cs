using WpAspire.Provisioning.Automation.Progress;

namespace WpAspire.Provisioning.Tests.Automation;

public class ResourceUrnTests
{
    [Theory]
    [InlineData("urn:pulumi:blog::wordpress-blog::aws:ecs/service:Service::web", "web", "aws:ecs:Service")]
    [InlineData("urn:pulumi:blog::wordpress-blog::random:index/randomPassword:RandomPassword::salt", "salt", "random:RandomPassword")]
    [InlineData("urn:pulumi:blog::wordpress-blog::docker-build:index:Image::wordpress", "wordpress", "docker-build:Image")]
    [InlineData("urn:pulumi:blog::wordpress-blog::pulumi:providers:aws::default_7_48_0", "default_7_48_0", "pulumi:providers:aws")]
    [InlineData("urn:pulumi:blog::p::my:component:Site$aws:s3/bucket:Bucket::uploads", "uploads", "aws:s3:Bucket")]
    [InlineData("urn:pulumi:blog::p::aws:s3/bucket:Bucket::a::b", "a::b", "aws:s3:Bucket")]
    [InlineData("urn:pulumi:blog::p::odd::name", "name", "odd")]
    [InlineData("no urn", "no urn", "")]
    [InlineData("", "", "")]
    public void A_unique_name_tells_name_and_type(string urn, string name, string type) =>
        Assert.Equal(new ResourceUrn(name, type), ResourceUrn.Parse(urn));

    [Fact]
    public void It_reads_as_a_person_writes_it()
    {
        Assert.Equal("'web' (aws:ecs:Service)", ResourceUrn.Parse("urn:pulumi:blog::p::aws:ecs/service:Service::web").ToString());
        Assert.Equal("'no urn'", ResourceUrn.Parse("no urn").ToString());
    }

    [Fact]
    public void The_stack_and_providers_are_known()
    {
        Assert.True(ResourceUrn.Parse("urn:pulumi:blog::p::pulumi:pulumi:Stack::p-blog").IsStack);
        Assert.True(ResourceUrn.Parse("urn:pulumi:blog::p::pulumi:providers:aws::default").IsProvider);
        Assert.False(ResourceUrn.Parse("urn:pulumi:blog::p::aws:ecs/service:Service::web") is { IsStack: true } or { IsProvider: true });
    }
}
