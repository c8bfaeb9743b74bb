using WpAspire.Provisioning.Aws;
using WpAspire.Provisioning.DockerBuild;
using WpAspire.Provisioning.Random;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>What costs nothing by itself: it belongs to something that does, or is only a rule.</summary>
internal static class FreeResources
{
    public static void AddTo(PricerCatalog catalog)
    {
        AddTools(catalog);
        AddNetwork(catalog);
        AddCompute(catalog);
        AddData(catalog);
        AddOperations(catalog);
    }

    private static void AddTools(PricerCatalog catalog)
    {
        catalog.AddFree<Provider>();
        catalog.AddFree<Image>();
        catalog.AddFree<RandomId>();
        catalog.AddFree<RandomPassword>();
        catalog.AddFree<RandomString>();
    }

    private static void AddNetwork(PricerCatalog catalog)
    {
        catalog.AddFree<Aws.Acm.Certificate>();
        catalog.AddFree<Aws.Acm.CertificateValidation>();
        catalog.AddFree<Aws.CloudFront.CachePolicy>();
        catalog.AddFree<Aws.CloudFront.OriginAccessControl>();
        catalog.AddFree<Aws.CloudFront.OriginRequestPolicy>();
        catalog.AddFree<Aws.CloudFront.ResponseHeadersPolicy>();
        catalog.AddFree<Aws.CloudFront.VpcOrigin>();
        catalog.AddFree<Aws.Ec2.DefaultNetworkAcl>();
        catalog.AddFree<Aws.Ec2.DefaultSecurityGroup>();
        catalog.AddFree<Aws.Ec2.FlowLog>();
        catalog.AddFree<Aws.Ec2.InternetGateway>();
        catalog.AddFree<Aws.Ec2.NetworkAcl>();
        catalog.AddFree<Aws.Ec2.Route>();
        catalog.AddFree<Aws.Ec2.RouteTable>();
        catalog.AddFree<Aws.Ec2.RouteTableAssociation>();
        catalog.AddFree<Aws.Ec2.SecurityGroup>();
        catalog.AddFree<Aws.Ec2.Subnet>();
        catalog.AddFree<Aws.Ec2.Vpc>();
        catalog.AddFree<Aws.LB.Listener>();
        catalog.AddFree<Aws.LB.ListenerCertificate>();
        catalog.AddFree<Aws.LB.ListenerRule>();
        catalog.AddFree<Aws.LB.TargetGroup>();
        catalog.AddFree<Aws.Route53.Record>();
        catalog.AddFree<Aws.Vpc.SecurityGroupEgressRule>();
        catalog.AddFree<Aws.Vpc.SecurityGroupIngressRule>();
        catalog.AddFree<Aws.WafV2.IpSet>();
        catalog.AddFree<Aws.WafV2.WebAclAssociation>();
        catalog.AddFree<Aws.WafV2.WebAclLoggingConfiguration>();
    }

    private static void AddCompute(PricerCatalog catalog)
    {
        catalog.AddFree<Aws.AppAutoScaling.ScheduledAction>();
        catalog.AddFree<Aws.Ecs.CapacityProvider>();
        catalog.AddFree<Aws.Ecs.ClusterCapacityProviders>();
        catalog.AddFree<Aws.Ecs.TaskDefinition>();
        catalog.AddFree<Aws.ServiceDiscovery.Service>();
    }

    private static void AddData(PricerCatalog catalog)
    {
        catalog.AddFree<Aws.Backup.Plan>();
        catalog.AddFree<Aws.Backup.Selection>();
        catalog.AddFree<Aws.Backup.VaultLockConfiguration>();
        catalog.AddFree<Aws.Ecr.LifecyclePolicy>();
        catalog.AddFree<Aws.Ecr.RepositoryPolicy>();
        catalog.AddFree<Aws.Efs.AccessPoint>();
        catalog.AddFree<Aws.Efs.FileSystemPolicy>();
        catalog.AddFree<Aws.Efs.MountTarget>();
        catalog.AddFree<Aws.ElastiCache.ParameterGroup>();
        catalog.AddFree<Aws.ElastiCache.SubnetGroup>();
        catalog.AddFree<Aws.ElastiCache.User>();
        catalog.AddFree<Aws.ElastiCache.UserGroup>();
        catalog.AddFree<Aws.Rds.EventSubscription>();
        catalog.AddFree<Aws.Rds.OptionGroup>();
        catalog.AddFree<Aws.Rds.ParameterGroup>();
        catalog.AddFree<Aws.Rds.SubnetGroup>();
        catalog.AddFree<Aws.S3.BucketLifecycleConfiguration>();
        catalog.AddFree<Aws.S3.BucketLogging>();
        catalog.AddFree<Aws.S3.BucketOwnershipControls>();
        catalog.AddFree<Aws.S3.BucketPolicy>();
        catalog.AddFree<Aws.S3.BucketPublicAccessBlock>();
        catalog.AddFree<Aws.S3.BucketServerSideEncryptionConfiguration>();
        catalog.AddFree<Aws.S3.BucketVersioning>();
    }

    private static void AddOperations(PricerCatalog catalog)
    {
        catalog.AddFree<Aws.Budgets.Budget>();
        catalog.AddFree<Aws.CloudWatch.EventRule>();
        catalog.AddFree<Aws.CloudWatch.LogResourcePolicy>();
        catalog.AddFree<Aws.CloudWatch.QueryDefinition>();
        catalog.AddFree<Aws.Iam.InstanceProfile>();
        catalog.AddFree<Aws.Iam.Policy>();
        catalog.AddFree<Aws.Iam.Role>();
        catalog.AddFree<Aws.Iam.RolePolicy>();
        catalog.AddFree<Aws.Iam.RolePolicyAttachment>();
        catalog.AddFree<Aws.Kms.Alias>();
        catalog.AddFree<Aws.SecretsManager.SecretPolicy>();
        catalog.AddFree<Aws.SecretsManager.SecretVersion>();
        catalog.AddFree<Aws.Sns.TopicPolicy>();
        catalog.AddFree<Aws.Sns.TopicSubscription>();
    }
}
